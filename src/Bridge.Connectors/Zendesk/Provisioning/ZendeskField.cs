namespace Bridge.Connectors.Zendesk.Provisioning;

/// <summary>A custom field of users or of organizations, as the account has it.</summary>
/// <param name="Type">Its type, in Zendesk's word.</param>
/// <param name="IsActive">False when somebody switched it off.</param>
/// <param name="Options">Values it takes, of a drop-down or a multi-select.</param>
internal sealed record ZendeskField(string Type, bool IsActive, IReadOnlyList<string> Options);
