namespace Bridge.Connectors.Freshdesk.Api;

/// <summary>One entry of the list with which Freshdesk refuses a record.</summary>
/// <param name="Field">The field it is about.</param>
/// <param name="Code">Its word, such as <c>duplicate_value</c>.</param>
/// <param name="Message">Its sentence; may repeat a value.</param>
/// <param name="HolderId">Id of the contact that holds the value already, for duplicates; otherwise null.</param>
internal sealed record FreshdeskFault(string Field, string Code, string Message, long? HolderId);
