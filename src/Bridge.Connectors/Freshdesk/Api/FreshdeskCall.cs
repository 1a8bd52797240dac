using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Freshdesk.Api;

/// <summary>One call to make.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query below <c>/api/v2/</c>.</param>
/// <param name="Purpose">What it is for, as the object of "Freshdesk refused to ...".</param>
internal sealed record FreshdeskCall(HttpMethod Method, string Path, string Purpose)
{
    /// <summary>What it does; default a write.</summary>
    public CallKind Kind { get; init; } = CallKind.Write;

    /// <summary>True when sending it again has the same effect as sending it once.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>Name of the limit that holds beside the account's, or null.</summary>
    public string? Limit { get; init; }

    /// <summary>JSON to send; null for none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>A call that reads.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="limit">Name of the limit that holds beside the account's, or null.</param>
    /// <returns>The call.</returns>
    public static FreshdeskCall Get(string path, string purpose, string? limit = null) =>
        new(HttpMethod.Get, path, purpose) { Kind = CallKind.Read, IsIdempotent = true, Limit = limit };
}
