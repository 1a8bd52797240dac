using System.Net;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Dataverse.Schema;
using Bridge.Connectors.Http.Bodies;
using Bridge.Connectors.Http.Repeats;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Dataverse.Provisioning;

/// <summary>Creates the columns that a mapping needs, the alternate key among them, and the rights to secured ones; never changes a column that is there.</summary>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
/// <param name="isSecured">True to let new columns be seen and changed through a column security profile only.</param>
internal sealed class DataverseProvisioning(DataverseSession session, DataverseKind kind, bool isSecured)
{
    // Columns of the product and of other publishers are theirs to make.
    private const string Prefix = "mls_";
    private const string ColumnExists = "0x80047013";
    private const string KeyExists = "0x80060892";
    private readonly TargetField _key = new() { Name = kind.KeyColumn, Title = "MLS key", IsKey = true };

    private DataverseColumnSecurity Security => new(session.Client);

    /// <summary>Says which columns are missing, of another type, not writable, or closed to the bridge.</summary>
    /// <param name="shape">The fields the mapping writes.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>One step for each column of the bridge, and for each other one that cannot be written.</returns>
    public async Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken)
    {
        var table = await session.Tables.RefreshAsync(kind, cancellationToken);
        var steps = new List<ProvisionStep> { KeyStep(table) };
        foreach (var field in shape.Fields.Where(field => field.Name != kind.KeyColumn))
        {
            var isOurs = field.Name.StartsWith(Prefix, StringComparison.Ordinal);
            if (!table.MayWrite(field.Name) && (!isOurs || table.Find(field.Name) is not null))
            {
                steps.Add(new(field, ProvisionAction.Conflict, $"The table {kind.Table} has no such column that can be written: it is calculated, closed, or not there. Map to another one, or take it out of the mapping."));
            }
            else if (isOurs)
            {
                steps.Add(await StepAsync(field, table.Find(field.Name), cancellationToken));
            }
        }

        return steps;
    }

    /// <summary>Creates one column, with its key or its rights; does no harm when any of it is there, and goes on when an answer is lost.</summary>
    /// <param name="step">The step.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>A task that ends when the column is there; the index of a key is built afterwards.</returns>
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new StepRepeats(session.Time).RunAsync((_, token) => MakeAsync(step, token), cancellationToken);

    // Dataverse refuses a second column or key of the same name, so that one whose answer was lost leads on to what comes after it.
    private async Task MakeAsync(ProvisionStep step, CancellationToken cancellationToken)
    {
        var isKey = step.Field.Name == kind.KeyColumn;
        var isNew = await MakeAsync(
            "Attributes", $"create the column {step.Field.Name} of {kind.Table}", DataverseColumnDefinition.Of(step.Field, isSecured && !isKey), ColumnExists,
            table => table.Find(step.Field.Name) is not null, cancellationToken);
        if (isKey && kind.HasAlternateKey)
        {
            await MakeAsync("Keys", $"create the alternate key {kind.KeyName} of {kind.Table}", KeyBody(), KeyExists, table => table.Key is not null, cancellationToken);
        }
        else if (!isKey && (isSecured || !isNew) && (await session.Tables.RefreshAsync(kind, cancellationToken)).Find(step.Field.Name) is { IsSecured: true })
        {
            await Security.GrantAsync(kind, step.Field.Name, cancellationToken);
        }
    }

    // Another route of the same table may have made it, or somebody in Power Apps; not every environment has the same word for that.
    private async Task<bool> MakeAsync(
        string what, string purpose, PooledBytes body, string exists, Func<DataverseTable, bool> isThere, CancellationToken cancellationToken)
    {
        var call = new DataverseCall(HttpMethod.Post, $"EntityDefinitions(LogicalName='{kind.Table}')/{what}", purpose)
        {
            Body = body,
            Solution = session.Settings.Solution,
        };
        using var answer = await session.Client.TryAsync(call, cancellationToken);
        if (!answer.IsSuccess && answer.Fault?.Code != exists && !(answer.Status == HttpStatusCode.BadRequest && isThere(await session.Tables.RefreshAsync(kind, cancellationToken))))
        {
            throw answer.Status == HttpStatusCode.Forbidden
                ? new ConnectorException(
                    FailureKind.Configuration, $"Dataverse does not allow the application user to {purpose} (403).",
                    "Give it the role System Customizer while you provision, and take it away afterwards.")
                : answer.Status == HttpStatusCode.BadRequest
                ? new ConnectorException(
                    FailureKind.Configuration, $"Dataverse cannot {purpose} ({answer.Fault?.Code}): its name, title or type cannot be used.",
                    "Look at the field in the mapping document: small letters, digits and underscores after 'mls_'; and at 'solution': its publisher needs the prefix mls.")
                : DataverseErrors.Of(answer, purpose, session.Time.GetUtcNow());
        }

        return answer.IsSuccess;
    }

    private PooledBytes KeyBody() => JsonBody.Of(json =>
    {
        json.WriteString("SchemaName"u8, kind.KeyName);
        DataverseLabel.Write(json, "DisplayName", "MLS key");
        json.WriteStartArray("KeyAttributes"u8);
        json.WriteStringValue(kind.KeyColumn);
        json.WriteEndArray();
    });

    private ProvisionStep KeyStep(DataverseTable table) => (table.Find(kind.KeyColumn), table.Key) switch
    {
        (null, _) when !kind.HasAlternateKey => new(_key, ProvisionAction.Create, $"The key column of {kind.Table} is missing; it is created as String."),
        ({ Type: "String" }, _) when !kind.HasAlternateKey => new(_key, ProvisionAction.Keep, "The key column is there."),
        (null, _) => new(_key, ProvisionAction.Create, $"The key column of {kind.Table} is missing; it is created as String, with an alternate key on it."),
        ({ Type: not "String" } column, _) => new(_key, ProvisionAction.Conflict, $"The column is there, but of type {column.Type}; the bridge needs a single line of text."),
        ({ IsSecured: true }, _) => new(_key, ProvisionAction.Conflict, "The column has column security, which no key may have. Take it away in Power Apps."),
        (_, null) => new(_key, ProvisionAction.Create, $"The column is there; an alternate key on it is created."),
        (_, { HasFailed: true }) => new(_key, ProvisionAction.Conflict, "The index of the key could not be built: rows share a key. Correct them, then reactivate the key in Power Apps (Tables, Keys)."),
        (_, { IsActive: false } key) => new(_key, ProvisionAction.Keep, $"The key is there; its index is still being built ({key.Status})."),
        _ => new(_key, ProvisionAction.Keep, "The key is there and active."),
    };

    private async Task<ProvisionStep> StepAsync(TargetField field, DataverseColumn? known, CancellationToken cancellationToken)
    {
        var type = DataverseColumnDefinition.TypeOf(field);
        if (known is null)
        {
            return new(
                field, ProvisionAction.Create,
                isSecured
                    ? $"The column is missing on {kind.Table}; it is created as {type}, with column security: people need the profile {DataverseColumnSecurity.Representatives} to read it."
                    : $"The column is missing on {kind.Table}; it is created as {type}.");
        }

        if (!DataverseColumnDefinition.Fits(field.Type, known))
        {
            return new(field, ProvisionAction.Conflict, $"The column is of type {known.Type}, the mapping writes {type}. Map to another column, or change the type in the mapping.");
        }

        var missing = known.IsChoice ? field.Choices.Where(choice => !known.Options.ContainsKey(choice)).ToList() : [];
        return missing.Count > 0
            ? new(field, ProvisionAction.Conflict, $"The list of the column lacks the values {string.Join(", ", missing)}. Add them in Dataverse.")
            : known.IsSecured && !await Security.MayWriteAsync(kind, field.Name, cancellationToken)
            ? new(field, ProvisionAction.Create, $"The column is there, but secured and closed to the bridge; the profile {DataverseColumnSecurity.Integration} gives the right.")
            : new(field, ProvisionAction.Keep, "The column is there and fits.");
    }
}
