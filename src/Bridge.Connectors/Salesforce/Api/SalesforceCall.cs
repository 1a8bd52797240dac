using Bridge.Connectors.Http.Bodies;
using Bridge.Connectors.Salesforce.Bulk;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Salesforce.Api;

/// <summary>One call to make.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query below <c>/services/data/vXX.0/</c>; one that begins with a slash is taken as it is.</param>
/// <param name="Purpose">What it is for, as the object of "Salesforce refused to ...".</param>
internal sealed record SalesforceCall(HttpMethod Method, string Path, string Purpose)
{
    /// <summary>What it does; default a write.</summary>
    public CallKind Kind { get; init; } = CallKind.Write;

    /// <summary>True when sending it again has the same effect as sending it once.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>False to keep the org's assignment rule from giving a case to somebody else; true for the org's usual way.</summary>
    public bool AssignsCases { get; init; } = true;

    /// <summary>JSON to send, in rented memory, given back once the call is answered; null for none.</summary>
    public PooledBytes? Body { get; init; }

    /// <summary>A file to send in place of JSON; null for none.</summary>
    public ReadOnlyMemory<byte>? File { get; init; }

    /// <summary>What takes the rows of the file that is answered; null for an answer in JSON.</summary>
    public SalesforceRows? Rows { get; init; }

    /// <summary>A call that reads.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="purpose">What it is for.</param>
    /// <returns>The call.</returns>
    public static SalesforceCall Get(string path, string purpose) =>
        new(HttpMethod.Get, path, purpose) { Kind = CallKind.Read, IsIdempotent = true };
}
