using System.Buffers;
using System.Net;
using System.Text.Json;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Connectors.Http.Repeats;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Freshdesk.Provisioning;

/// <summary>Makes the custom fields that a mapping needs, where the account lets the API make them; never changes one that is there.</summary>
/// <remarks>
/// Freshdesk makes a field's name out of its label, so the label is the name in words. Source: developers.freshdesk.com, API v2, "Contact
/// Fields", "Company Fields".
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class FreshdeskProvisioning(FreshdeskSession session, FreshdeskKind kind)
{
    private static readonly TargetField _key = new() { Name = $"{FreshdeskKind.CustomFields}.{FreshdeskKind.CompanyKey}", IsKey = true };

    /// <summary>Says which fields are missing or of another type.</summary>
    /// <param name="shape">The fields the mapping writes.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>One step for each custom field.</returns>
    public async Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken)
    {
        var known = await session.Fields.RefreshAsync(kind, cancellationToken);
        var fields = shape.Fields.Where(FreshdeskFields.IsCustom).Where(field => field.Name != _key.Name || !kind.HasCustomKey);
        return [.. (kind.HasCustomKey ? fields.Prepend(_key) : fields).Select(field => Step(field, known.GetValueOrDefault(FreshdeskFields.NameOf(field))))];
    }

    /// <summary>Makes one field; does no harm when it is there, and goes on when an answer is lost.</summary>
    /// <param name="step">The step.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when the field exists.</returns>
    /// <exception cref="ConnectorException">The account does not let the API make fields; says what to make by hand.</exception>
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new StepRepeats(session.Time).RunAsync((isRepeat, token) => MakeAsync(step, isRepeat, token), cancellationToken);

    private async Task MakeAsync(ProvisionStep step, bool isRepeat, CancellationToken cancellationToken)
    {
        var name = FreshdeskFields.NameOf(step.Field);
        if (isRepeat && (await session.Fields.RefreshAsync(kind, cancellationToken)).ContainsKey(name))
        {
            return; // Freshdesk could make a second one under another name.
        }

        var purpose = $"make the field {name} of the {kind.Singular}";
        var call = new FreshdeskCall(HttpMethod.Post, kind.Fields, purpose) { Body = Definition(step.Field) };
        using var answer = await session.Client.TryAsync(call, cancellationToken);
        if (answer.IsSuccess && answer.Root.TextOf("name") is { } made && made != name)
        {
            throw new ConnectorException(
                FailureKind.Configuration, $"Freshdesk named the new field {made} and not {name}, because a field of that name was there before.",
                $"Delete one of the two in Freshdesk, or name {made} in the mapping.");
        }

        if (!answer.IsSuccess && answer.Faults.All(fault => fault.Code != "duplicate_value"))
        {
            throw answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
                ? new ConnectorException(FailureKind.Configuration, $"This Freshdesk account does not let the API {purpose} ({(int)answer.Status}).", ByHand(step.Field))
                : FreshdeskErrors.Of(answer, purpose, session.Time.GetUtcNow());
        }
    }

    private static string LabelOf(TargetField field)
    {
        var words = FreshdeskFields.NameOf(field).Replace('_', ' ');
        return words.StartsWith("mls ", StringComparison.Ordinal) ? $"MLS {words[4..]}" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string TypeOf(TargetField field) => field.Type switch
    {
        FieldType.Flag => "custom_checkbox",
        FieldType.Number => "custom_decimal",
        FieldType.Date => "custom_date",
        FieldType.Choice => "custom_dropdown",
        FieldType.List => "custom_paragraph",
        _ => "custom_text",
    };

    private static string WordsOf(TargetField field) => field.Type switch
    {
        FieldType.Flag => "checkbox",
        FieldType.Number => "decimal",
        FieldType.Date => "date",
        FieldType.Choice => $"dropdown with the choices {string.Join(", ", field.Choices)}",
        FieldType.List => "multi-line text",
        _ => "single-line text",
    };

    private static bool Fits(TargetField field, FreshdeskField known) => field.Type switch
    {
        FieldType.Text => known.Type is "custom_text" or "custom_paragraph" or "custom_url" or "custom_phone_number",
        FieldType.List => known.Type is "custom_paragraph" or "custom_text",
        FieldType.Number => known.Type is "custom_decimal" or "custom_number",
        _ => known.Type == TypeOf(field),
    };

    private static ProvisionStep Step(TargetField field, FreshdeskField? known) => known switch
    {
        null => new(field, ProvisionAction.Create, $"The field is missing; it is made as a {WordsOf(field)} with the label '{LabelOf(field)}', seen by agents only."),
        _ when !Fits(field, known) => new(field, ProvisionAction.Conflict, $"The field is there as {known.Type}, and the mapping sends a {WordsOf(field)}. Rename the field in the mapping, or change its type there."),
        _ when field.Choices.Except(known.Choices, StringComparer.Ordinal).ToList() is { Count: > 0 } missing =>
            new(field, ProvisionAction.Conflict, $"The field lacks choices of the mapping: {string.Join(", ", missing)}. Add them in Freshdesk."),
        _ => new(field, ProvisionAction.Keep, "The field is there and fits."),
    };

    private string ByHand(TargetField field) =>
        $"Make it by hand: Admin, Support operations, {(kind.HasCustomKey ? "Company fields" : "Contact fields")}, a {WordsOf(field)} with the label '{LabelOf(field)}'; its name becomes {FreshdeskFields.NameOf(field)}.";

    private static ReadOnlyMemory<byte> Definition(TargetField field)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("label", LabelOf(field));
        json.WriteString("label_for_customers", LabelOf(field));
        json.WriteString("type", TypeOf(field));
        json.WriteBoolean("displayed_for_customers", false);
        json.WriteBoolean("customers_can_edit", false);
        if (field.Type == FieldType.Choice)
        {
            json.WriteStartArray("choices");
            foreach (var choice in field.Choices)
            {
                json.WriteStartObject();
                json.WriteString("value", choice);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
