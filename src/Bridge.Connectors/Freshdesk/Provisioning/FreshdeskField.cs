namespace Bridge.Connectors.Freshdesk.Provisioning;

/// <summary>A custom field as the account describes it.</summary>
/// <param name="Name">Its name in <c>custom_fields</c>.</param>
/// <param name="Type">Its type, such as <c>custom_text</c>.</param>
/// <param name="Choices">Values of its list; empty when it has none.</param>
internal sealed record FreshdeskField(string Name, string Type, IReadOnlyList<string> Choices);
