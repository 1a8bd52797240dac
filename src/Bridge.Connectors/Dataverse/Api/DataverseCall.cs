using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Dataverse.Api;

/// <summary>One call to make.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query below <c>/api/data/v9.2/</c>, or a whole link that Dataverse gave, which is used letter for letter.</param>
/// <param name="Purpose">What it is for, as the object of "Dataverse refused to ...".</param>
internal sealed record DataverseCall(HttpMethod Method, string Path, string Purpose)
{
    /// <summary>What it does; default a write.</summary>
    public CallKind Kind { get; init; } = CallKind.Write;

    /// <summary>True when sending it again has the same effect as sending it once.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>What to send, in rented memory, given back once the call is answered; null for nothing.</summary>
    public PooledBytes? Body { get; init; }

    /// <summary>Type of the body.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Preferences, for example <c>odata.maxpagesize=5000</c>; null for none.</summary>
    public string? Prefer { get; init; }

    /// <summary>True to make a row or be refused with <see cref="DataverseFault.IsThere"/>, never to change one.</summary>
    public bool IsForNew { get; init; }

    /// <summary>True to change a row or be refused, never to make one.</summary>
    public bool IsForKnown { get; init; }

    /// <summary>True when the answer is a batch.</summary>
    public bool IsBatch { get; init; }

    /// <summary>Unique name of the solution that takes what is made; null for the default one.</summary>
    public string? Solution { get; init; }

    /// <summary>A call that reads.</summary>
    /// <param name="path">Path and query, or a link.</param>
    /// <param name="purpose">What it is for.</param>
    /// <returns>The call.</returns>
    public static DataverseCall Get(string path, string purpose) =>
        new(HttpMethod.Get, path, purpose) { Kind = CallKind.Read, IsIdempotent = true };
}
