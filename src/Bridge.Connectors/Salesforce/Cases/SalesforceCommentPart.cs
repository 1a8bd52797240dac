namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>A comment of a case that holds a member's comment, or a part of one.</summary>
/// <param name="Key">The comment's key.</param>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Text">Its text.</param>
internal sealed record SalesforceCommentPart(string Key, int Number, string Text);
