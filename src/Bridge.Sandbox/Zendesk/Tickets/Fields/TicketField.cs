using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Zendesk.Store;

namespace Bridge.Sandbox.Zendesk.Tickets.Fields;

/// <summary>One ticket field: a custom one, or one every account has (<see cref="System"/>).</summary>
internal sealed class TicketField
{
    public required long Id { get; init; }

    /// <summary>The place of the value in a ticket; -1 for fields every account has.</summary>
    public required int Position { get; init; }

    public required string Type { get; init; }

    public required string Title { get; set; }

    public string? Description { get; set; }

    public string? Regexp { get; init; }

    public string? Tag { get; init; }

    public bool Active { get; set; } = true;

    public bool Required { get; set; }

    public bool VisibleInPortal { get; set; }

    public bool EditableInPortal { get; set; }

    public List<FieldOption> Options { get; } = [];

    public required long CreatedAt { get; init; }

    public long UpdatedAt { get; set; }

    public bool System => Position < 0;

    public string IdText => Id.ToString(CultureInfo.InvariantCulture);

    public object? Of(StoredTicket ticket) =>
        ticket.FieldValues is { } values && values.Length > Position ? values[Position] : null;

    public void Put(StoredTicket ticket, object? value)
    {
        var values = ticket.FieldValues;
        if (values is null || values.Length <= Position)
        {
            Array.Resize(ref values, Position + 1);
            ticket.FieldValues = values;
        }

        values[Position] = value;
    }

    /// <summary>A value as audits show it.</summary>
    public object? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "1" : "0",
        string text when Type == "multiselect" => text.Split('\n'),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    public void Write(Utf8JsonWriter json, object? value)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, Id);
        switch (value)
        {
            case null when Type == "checkbox":
                json.WriteBoolean("value"u8, false);
                break;
            case null:
                json.WriteNull("value"u8);
                break;
            case bool flag:
                json.WriteBoolean("value"u8, flag);
                break;
            case long number:
                json.WriteNumber("value"u8, number);
                break;
            case string text when Type == "multiselect":
                json.WriteStartArray("value"u8);
                foreach (var choice in text.Split('\n'))
                {
                    json.WriteStringValue(choice);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteString("value"u8, value.ToString());
                break;
        }

        json.WriteEndObject();
    }
}
