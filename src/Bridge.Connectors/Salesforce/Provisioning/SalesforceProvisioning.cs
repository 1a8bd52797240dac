using System.Net;
using Bridge.Connectors.Http.Repeats;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Connectors.Salesforce.Schema;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Salesforce.Provisioning;

/// <summary>Creates the custom fields that a mapping needs, the key among them, and gives the rights to use them; never changes one that is there.</summary>
/// <remarks>Source: Tooling API Developer Guide, CustomField.</remarks>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class SalesforceProvisioning(SalesforceSession session, SalesforceKind kind)
{
    private static readonly TargetField _key = new() { Name = SalesforceKind.KeyField, Title = "MLS Key", IsKey = true };

    /// <summary>Says which fields are missing, of another type, or closed to the bridge.</summary>
    /// <param name="shape">The fields the mapping writes.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>One step for each custom field.</returns>
    public async Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken)
    {
        session.Rights.Forget();
        var schema = await session.Schemas.RefreshAsync(kind, cancellationToken);
        return [.. shape.Fields.Where(IsCustom).Prepend(_key).Select(field => Step(field, schema.Find(field.Name)))];
    }

    /// <summary>Creates one field and gives the rights; does no harm when either is there, and goes on when an answer is lost.</summary>
    /// <param name="step">The step.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>A task that ends when the bridge can write the field.</returns>
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new StepRepeats(session.Time).RunAsync((isRepeat, token) => MakeAsync(step, isRepeat, token), cancellationToken);

    // Salesforce refuses a second field of the same name, so that one whose answer was lost may be asked for again and leads on to the rights.
    private async Task MakeAsync(ProvisionStep step, bool isRepeat, CancellationToken cancellationToken)
    {
        if (isRepeat)
        {
            session.Rights.Forget();
        }

        var purpose = $"create the field {step.Field.Name} of {kind.Name}";
        var call = new SalesforceCall(HttpMethod.Post, "tooling/sobjects/CustomField", purpose)
        {
            IsIdempotent = true,
            Body = SalesforceFieldDefinition.Of(kind, step.Field),
        };
        using (var answer = await session.Client.TryAsync(call, cancellationToken))
        {
            // A field that is hidden from the bridge looks as if it were missing.
            if (!answer.IsSuccess && !answer.Says("DUPLICATE_DEVELOPER_NAME"))
            {
                throw Refused(answer, purpose);
            }
        }

        await session.Rights.GrantAsync(kind, step.Field.Name, cancellationToken);
    }

    private ConnectorException Refused(SalesforceAnswer answer, string purpose) => answer switch
    {
        { Status: HttpStatusCode.Forbidden } => new(
            FailureKind.Configuration, $"Salesforce does not allow the integration user to {purpose} (403).",
            "Give the user the permissions 'Customize Application' and 'Manage Profiles and Permission Sets' while you provision, and take them away afterwards."),
        _ when answer.Says("FIELD_INTEGRITY_EXCEPTION") => new(
            FailureKind.Configuration, $"Salesforce cannot {purpose}: its name, title or type cannot be used.",
            "Look at the field in the mapping document: letters, digits and single underscores, and '__c' at the end."),
        _ => SalesforceErrors.Of(answer, purpose, session.Time.GetUtcNow()),
    };

    private static bool IsCustom(TargetField field) =>
        field.Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase) && !field.Name.Contains('.', StringComparison.Ordinal) && field.Name != SalesforceKind.KeyField;

    private ProvisionStep Step(TargetField field, SalesforceField? known)
    {
        var type = SalesforceFieldDefinition.TypeOf(field);
        if (known is null)
        {
            return new(
                field, ProvisionAction.Create,
                field == _key
                    ? $"The key field of {kind.Name} is missing; it is created as {type}, an external id, unique and case-sensitive."
                    : $"The field is missing on {kind.Name}, or hidden from the bridge; it is created as {type}, readable with the permission set {SalesforceFieldRights.Representatives}.");
        }

        if (Conflict(field, known) is { } conflict)
        {
            return new(field, ProvisionAction.Conflict, conflict);
        }

        return known.IsUpdateable && known.IsCreateable
            ? new(field, ProvisionAction.Keep, "The field is there and fits.")
            : new(field, ProvisionAction.Create, $"The field is there, but the bridge may not write it; the permission set {SalesforceFieldRights.Integration} gives the right.");
    }

    private string? Conflict(TargetField field, SalesforceField known)
    {
        if (field == _key)
        {
            return known.IsExternalId && known.IsUnique
                ? null
                : $"The field is there, but is no unique external id. Set 'External ID' and 'Unique' for it in Setup, Object Manager, {kind.Name}.";
        }

        if (!SalesforceFieldDefinition.Fits(field.Type, known))
        {
            return $"The field is of type {known.Type}, the mapping writes {SalesforceFieldDefinition.TypeOf(field)}. Map to another field, or change the type in the mapping.";
        }

        var missing = known.IsRestricted ? field.Choices.Except(known.Choices, StringComparer.OrdinalIgnoreCase).ToList() : [];
        return missing.Count == 0 ? null : $"The list of the field lacks the values {string.Join(", ", missing)}. Add them in Salesforce.";
    }
}
