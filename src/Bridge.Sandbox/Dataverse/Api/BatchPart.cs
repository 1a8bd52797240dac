namespace Bridge.Sandbox.Dataverse.Api;

/// <summary>One operation of a batch.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Target">Its address, relative or whole.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body as text.</param>
/// <param name="ContentId">Name by which later operations of a change set refer to it; null for none.</param>
internal sealed record BatchPart(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body, string? ContentId);
