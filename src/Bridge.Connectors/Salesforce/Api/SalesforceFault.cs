namespace Bridge.Connectors.Salesforce.Api;

/// <summary>One fault as Salesforce tells it.</summary>
/// <param name="Code">Its word, such as <c>STRING_TOO_LONG</c>; empty when there is none.</param>
/// <param name="Message">Its sentence; may repeat a value.</param>
/// <param name="Fields">The fields it is about.</param>
internal sealed record SalesforceFault(string Code, string Message, IReadOnlyList<string> Fields);
