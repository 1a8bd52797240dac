namespace Bridge.Connectors.Json;

/// <summary>What differs between systems in how fields lie in their JSON.</summary>
/// <param name="Reserved">Names that a mapping may hold but that are never written as fields: ids.</param>
/// <param name="ListSeparator">What stands between the texts of a list in a custom field that holds one text; null where it takes an array.</param>
internal sealed record JsonLayoutRules(IReadOnlyList<string> Reserved, string? ListSeparator = null);
