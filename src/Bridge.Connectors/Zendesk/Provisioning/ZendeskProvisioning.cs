using System.Buffers;
using System.Net;
using System.Text.Json;
using Bridge.Connectors.Http.Repeats;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Zendesk.Provisioning;

/// <summary>Creates the custom fields that a mapping needs; never changes one that is there.</summary>
/// <remarks>Source: developer.zendesk.com, User fields and Organization fields.</remarks>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class ZendeskProvisioning(ZendeskSession session, ZendeskKind kind)
{
    private readonly ZendeskFields _fields = new(session, kind);

    /// <summary>Says which fields are missing or of another type.</summary>
    /// <param name="shape">The fields the mapping writes.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>One step for each custom field, and for each name that Zendesk does not know.</returns>
    public async Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken)
    {
        var known = await _fields.ListAsync(cancellationToken);
        return
        [
            .. shape.Fields.Where(field => _fields.IsCustom(field) || _fields.IsUnknown(field))
                .Select(field => Step(field, known.GetValueOrDefault(ZendeskFields.KeyOf(field)))),
        ];
    }

    /// <summary>Creates one field; does nothing when somebody created it meanwhile, and goes on when an answer is lost.</summary>
    /// <param name="step">The step.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when the field exists.</returns>
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new StepRepeats(session.Time).RunAsync((isRepeat, token) => MakeAsync(step, isRepeat, token), cancellationToken);

    private async Task MakeAsync(ProvisionStep step, bool isRepeat, CancellationToken cancellationToken)
    {
        if (isRepeat && (await _fields.ListAsync(cancellationToken)).ContainsKey(ZendeskFields.KeyOf(step.Field)))
        {
            return;
        }

        var purpose = $"create the field {step.Field.Name}";
        var call = new ZendeskCall(HttpMethod.Post, kind.CustomFields, purpose) { Body = Definition(step.Field) };
        using var answer = await session.Client.SendAsync(call, cancellationToken);
        var isTaken = answer.Status == HttpStatusCode.UnprocessableEntity;
        if (!isTaken || !(await _fields.ListAsync(cancellationToken)).ContainsKey(ZendeskFields.KeyOf(step.Field)))
        {
            ZendeskClient.Succeeded(answer, purpose);
        }
    }

    /// <summary>Counts the custom fields, which proves that they may be read.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>How many there are.</returns>
    public async Task<int> CountAsync(CancellationToken cancellationToken) => (await _fields.ListAsync(cancellationToken)).Count;

    private ProvisionStep Step(TargetField field, ZendeskField? known)
    {
        if (_fields.IsUnknown(field))
        {
            return new(field, ProvisionAction.Conflict, $"Zendesk's {kind.Plural} have no field {field.Name}. Correct the name in the mapping; custom fields are {kind.CustomFields}.KEY.");
        }

        var type = TypeOf(field.Type);
        if (known is null)
        {
            return new(field, ProvisionAction.Create, $"The field {ZendeskFields.KeyOf(field)} is missing; it is created as {type}.");
        }

        if (!known.IsActive)
        {
            return new(
                field, ProvisionAction.Conflict, $"The field {ZendeskFields.KeyOf(field)} is switched off. Switch it on in Zendesk.");
        }

        if (!Fits(field.Type, known.Type))
        {
            var detail = $"The field {ZendeskFields.KeyOf(field)} is of type {known.Type}, the mapping writes {type}. "
                + "Map to another field, or change the type in the mapping.";
            return new(field, ProvisionAction.Conflict, detail);
        }

        var missing = known.Type is "dropdown" or "multiselect"
            ? field.Choices.Except(known.Options, StringComparer.Ordinal).ToList() : [];
        return missing.Count == 0
            ? new(field, ProvisionAction.Keep, $"The field {ZendeskFields.KeyOf(field)} is there and fits.")
            : new(
                field,
                ProvisionAction.Conflict,
                $"The field {ZendeskFields.KeyOf(field)} lacks the values {string.Join(", ", missing)}. Add them in Zendesk.");
    }

    private ReadOnlyMemory<byte> Definition(TargetField field)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteStartObject(kind.CustomField);
        writer.WriteString("type", TypeOf(field.Type));
        writer.WriteString("key", ZendeskFields.KeyOf(field));
        writer.WriteString("title", field.Title ?? ZendeskFields.KeyOf(field));
        if (field.Choices.Count > 0)
        {
            writer.WriteStartArray("custom_field_options");
            foreach (var choice in field.Choices)
            {
                writer.WriteStartObject();
                writer.WriteString("name", choice);
                writer.WriteString("value", choice);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static string TypeOf(FieldType type) => type switch
    {
        FieldType.Flag => "checkbox",
        FieldType.Number => "decimal",
        FieldType.Date => "date",
        FieldType.Choice => "dropdown",
        FieldType.List => "multiselect",
        _ => "text",
    };

    private static bool Fits(FieldType wanted, string type) => wanted switch
    {
        FieldType.Flag => type is "checkbox",
        FieldType.Number => type is "decimal" or "integer",
        FieldType.Date => type is "date",
        FieldType.Choice => type is "dropdown" or "text",
        FieldType.List => type is "multiselect",
        _ => type is "text" or "textarea" or "regexp",
    };
}
