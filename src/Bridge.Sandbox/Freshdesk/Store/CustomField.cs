using System.Text.Json.Nodes;

namespace Bridge.Sandbox.Freshdesk.Store;

/// <summary>A field that an administrator made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name in <c>custom_fields</c>.</param>
/// <param name="Label">What people see.</param>
/// <param name="Type"><c>custom_text</c>, <c>custom_paragraph</c>, <c>custom_checkbox</c>, <c>custom_number</c>, <c>custom_decimal</c>,
/// <c>custom_date</c> or <c>custom_dropdown</c>.</param>
/// <param name="Choices">Values of a list; otherwise empty.</param>
internal sealed record CustomField(long Id, string Name, string Label, string Type, IReadOnlyList<string> Choices)
{
    /// <summary>Says what is wrong with a value; null when it may be stored.</summary>
    public string? Fault(JsonNode? value) => (Type, value) switch
    {
        (_, null) => null,
        ("custom_checkbox", JsonValue flag) when flag.TryGetValue<bool>(out _) => null,
        ("custom_number", JsonValue number) when number.TryGetValue<long>(out _) => null,
        ("custom_decimal", JsonValue number) when number.TryGetValue<decimal>(out _) => null,
        ("custom_date", JsonValue date) when date.TryGetValue<string>(out var text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) => null,
        ("custom_dropdown", JsonValue choice) when choice.TryGetValue<string>(out var text) && Choices.Contains(text) => null,
        ("custom_text", JsonValue words) when words.TryGetValue<string>(out var text) =>
            text.Length <= 255 ? null : "Has 256 characters, it can have maximum of 255 characters",
        ("custom_paragraph", JsonValue words) when words.TryGetValue<string>(out _) => null,
        ("custom_checkbox", _) => "It should be a/an Boolean",
        ("custom_number", _) => "It should be a/an Integer",
        ("custom_decimal", _) => "It should be a/an Number",
        ("custom_date", _) => "It should be in the 'yyyy-mm-dd' format",
        ("custom_dropdown", _) => $"It should be one of these values: '{string.Join(',', Choices)}'",
        _ => "It should be a/an String",
    };
}
