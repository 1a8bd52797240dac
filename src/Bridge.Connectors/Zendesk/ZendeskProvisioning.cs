using System.Buffers;
using System.Net;
using System.Text.Json;
using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Zendesk;

/// <summary>Creates the custom fields that a mapping needs; never changes one that is there.</summary>
/// <remarks>Source: developer.zendesk.com, User fields and Organization fields.</remarks>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class ZendeskProvisioning(ZendeskSession session, ZendeskKind kind)
{
    /// <summary>Says which fields are missing or of another type.</summary>
    /// <param name="shape">The fields the mapping writes.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>One step for each custom field.</returns>
    public async Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken)
    {
        var known = await ListAsync(cancellationToken);
        return [.. shape.Fields.Where(IsCustom).Select(field => Step(field, known.GetValueOrDefault(Key(field))))];
    }

    /// <summary>Creates one field; does nothing when somebody created it meanwhile, and goes on when an answer is lost.</summary>
    /// <param name="step">The step.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when the field exists.</returns>
    public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) =>
        new StepRepeats(session.Time).RunAsync((isRepeat, token) => MakeAsync(step, isRepeat, token), cancellationToken);

    private async Task MakeAsync(ProvisionStep step, bool isRepeat, CancellationToken cancellationToken)
    {
        if (isRepeat && (await ListAsync(cancellationToken)).ContainsKey(Key(step.Field)))
        {
            return;
        }

        var purpose = $"create the field {step.Field.Name}";
        var call = new ZendeskCall(HttpMethod.Post, kind.CustomFields, purpose) { Body = Definition(step.Field) };
        using var answer = await session.Client.SendAsync(call, cancellationToken);
        var isTaken = answer.Status == HttpStatusCode.UnprocessableEntity;
        if (!isTaken || !(await ListAsync(cancellationToken)).ContainsKey(Key(step.Field)))
        {
            ZendeskClient.Succeeded(answer, purpose);
        }
    }

    /// <summary>Counts the custom fields, which proves that they may be read.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>How many there are.</returns>
    public async Task<int> CountAsync(CancellationToken cancellationToken) => (await ListAsync(cancellationToken)).Count;

    private async Task<Dictionary<string, Known>> ListAsync(CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, Known>(StringComparer.OrdinalIgnoreCase);
        var purpose = $"list its {kind.Singular} fields";
        await foreach (var page in session.Client.PagesAsync(kind.CustomFields, null, CallKind.Read, purpose, cancellationToken))
        {
            foreach (var row in page.ItemsOf(kind.CustomFields))
            {
                var options = row.ItemsOf("custom_field_options").Select(option => option.TextOf("value") ?? "");
                var isActive = row.Of("active").ValueKind != JsonValueKind.False;
                known[row.TextOf("key") ?? ""] = new(row.TextOf("type") ?? "", isActive, [.. options]);
            }
        }

        return known;
    }

    private static ProvisionStep Step(TargetField field, Known? known)
    {
        var type = TypeOf(field.Type);
        if (known is null)
        {
            return new(field, ProvisionAction.Create, $"The field {Key(field)} is missing; it is created as {type}.");
        }

        if (!known.IsActive)
        {
            return new(
                field, ProvisionAction.Conflict, $"The field {Key(field)} is switched off. Switch it on in Zendesk.");
        }

        if (!Fits(field.Type, known.Type))
        {
            var detail = $"The field {Key(field)} is of type {known.Type}, the mapping writes {type}. "
                + "Map to another field, or change the type in the mapping.";
            return new(field, ProvisionAction.Conflict, detail);
        }

        var missing = known.Type is "dropdown" or "multiselect"
            ? field.Choices.Except(known.Options, StringComparer.Ordinal).ToList() : [];
        return missing.Count == 0
            ? new(field, ProvisionAction.Keep, $"The field {Key(field)} is there and fits.")
            : new(
                field,
                ProvisionAction.Conflict,
                $"The field {Key(field)} lacks the values {string.Join(", ", missing)}. Add them in Zendesk.");
    }

    private ReadOnlyMemory<byte> Definition(TargetField field)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteStartObject(kind.CustomField);
        writer.WriteString("type", TypeOf(field.Type));
        writer.WriteString("key", Key(field));
        writer.WriteString("title", field.Title ?? Key(field));
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

    private bool IsCustom(TargetField field) => field.Name.StartsWith($"{kind.CustomFields}.", StringComparison.Ordinal);

    private static string Key(TargetField field) => field.Name[(field.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

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

    private sealed record Known(string Type, bool IsActive, IReadOnlyList<string> Options);
}
