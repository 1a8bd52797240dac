using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Sandbox.Zendesk.Store;

namespace Bridge.Sandbox.Zendesk.Tickets.Fields;

/// <summary>The ticket fields: those every account has, and the custom ones.</summary>
/// <remarks>Source: Zendesk API reference, Ticket fields.</remarks>
internal sealed class TicketFieldBook
{
    private const long FirstId = 7_300_000_000_004;

    private static readonly string[] _types =
    [
        "text", "textarea", "checkbox", "date", "integer", "decimal", "regexp", "partialcreditcard", "multiselect",
        "tagger", "lookup",
    ];

    private readonly TimeProvider _time;
    private long _nextOption = FirstId + 11;

    public TicketFieldBook(TimeProvider time)
    {
        _time = time;
        string[] types = ["subject", "description", "status", "tickettype", "priority", "group", "assignee"];
        string[] titles = ["Subject", "Description", "Status", "Type", "Priority", "Group", "Assignee"];
        for (var number = 0; number < types.Length; number++)
        {
            Add(types[number], titles[number], -1);
        }
    }

    public List<TicketField> Fields { get; } = [];

    public List<TicketField> Custom { get; } = [];

    public TicketField? ById(long id) => Fields.Find(field => field.Id == id);

    public RecordError? Create(JsonElement sent, out TicketField? created)
    {
        created = null;
        Sent.Text(sent, "title", out var title);
        Sent.Text(sent, "type", out var type);
        if (string.IsNullOrWhiteSpace(title))
        {
            return new RecordError("title", "Title: cannot be blank", "BlankValue");
        }

        if (type is null || !_types.Contains(type))
        {
            return new RecordError("type", "Type: is invalid", "InvalidValue");
        }

        var options = Options(sent);
        if (options.Find(option => Taken(null, option.Value)) is { } taken)
        {
            return new RecordError("custom_field_options",
                $"Custom field options: the tag {taken.Value} is already used by another field", "DuplicateValue");
        }

        Sent.Text(sent, "regexp_for_validation", out var regexp);
        Sent.Text(sent, "tag", out var tag);
        created = Add(type, title, Custom.Count, regexp, tag);
        Update(created, sent);
        return null;
    }

    public void Update(TicketField field, JsonElement sent)
    {
        Sent.Text(sent, "title", out var title);
        Sent.Text(sent, "description", out var description);
        field.Title = title ?? field.Title;
        field.Description = description ?? field.Description;
        field.Active = !sent.TryGetProperty("active", out var active) ? field.Active : Sent.Flag(active);
        field.Required = !sent.TryGetProperty("required", out var required) ? field.Required : Sent.Flag(required);
        field.VisibleInPortal = sent.TryGetProperty("visible_in_portal", out var visible)
            ? Sent.Flag(visible) : field.VisibleInPortal;
        field.EditableInPortal = sent.TryGetProperty("editable_in_portal", out var editable)
            ? Sent.Flag(editable) : field.EditableInPortal;
        foreach (var option in Options(sent))
        {
            field.Options.RemoveAll(known => known.Value == option.Value);
            field.Options.Add(option);
        }

        field.UpdatedAt = Now;
    }

    /// <summary>Reads a value sent for a field; the refusal, or null where it is in order.</summary>
    public static RecordError? Read(TicketField field, JsonElement sent, out object? value)
    {
        var text = Sent.Text(sent);
        value = sent.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Array => Choices(field, sent),
            _ when string.IsNullOrEmpty(text) => null,
            _ => Convert(field, text),
        };
        return value is null && sent.ValueKind != JsonValueKind.Null && text is not ""
            ? new RecordError(field.IdText, $"{field.Title}: is invalid", "InvalidValue")
            : null;
    }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private static object? Convert(TicketField field, string text) => field.Type switch
    {
        "checkbox" => text is "true" or "1" or "yes",
        "integer" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number : null,
        "decimal" => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? text : null,
        "date" => DateOnly.TryParse(text.Split('T')[0], CultureInfo.InvariantCulture, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        "tagger" => field.Options.Find(option => option.Value == text)?.Value,
        "multiselect" => field.Options.Find(option => option.Value == text)?.Value,
        "partialcreditcard" => Masked(text),
        "regexp" when field.Regexp is { } pattern =>
            Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromMilliseconds(100)) ? text : null,
        _ => text,
    };

    // Only the last four digits are ever kept.
    private static string Masked(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).ToArray();
        return new string('X', Math.Max(0, digits.Length - 4)) + new string(digits[Math.Max(0, digits.Length - 4)..]);
    }

    private static string? Choices(TicketField field, JsonElement sent)
    {
        var values = sent.EnumerateArray().Select(choice => choice.ToString()).ToList();
        return values.TrueForAll(value => field.Options.Exists(option => option.Value == value))
            ? string.Join('\n', values)
            : null;
    }

    private bool Taken(TicketField? owner, string tag) =>
        Custom.Exists(field => field != owner && (field.Tag == tag || field.Options.Exists(known => known.Value == tag)));

    private TicketField Add(string type, string title, int position, string? regexp = null, string? tag = null)
    {
        var field = new TicketField
        {
            Id = FirstId + (Fields.Count * 28L),
            Position = position,
            Type = type,
            Title = title,
            Regexp = regexp,
            Tag = tag,
            CreatedAt = Now,
            UpdatedAt = Now,
        };
        Fields.Add(field);
        if (position >= 0)
        {
            Custom.Add(field);
        }

        return field;
    }

    private List<FieldOption> Options(JsonElement sent) =>
        sent.TryGetProperty("custom_field_options", out var options) && options.ValueKind == JsonValueKind.Array
            ? [.. options.EnumerateArray().Select(Option)]
            : [];

    private FieldOption Option(JsonElement sent)
    {
        Sent.Text(sent, "name", out var name);
        Sent.Text(sent, "value", out var value);
        _nextOption += 16;
        return new FieldOption(_nextOption, name ?? "", value ?? "");
    }
}
