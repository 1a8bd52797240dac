using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Api;

/// <summary>One call to Zendesk.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query below <c>/api/v2/</c>.</param>
/// <param name="Purpose">What it is for, as the object of "asked to ...".</param>
internal sealed record ZendeskCall(HttpMethod Method, string Path, string Purpose)
{
    /// <summary>What it does; default a write.</summary>
    public CallKind Kind { get; init; } = CallKind.Write;

    /// <summary>True when sending it again has the same effect as sending it once.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>Name of a limit of <see cref="ZendeskLimits"/> that holds for it, or null.</summary>
    public string? Limit { get; init; }

    /// <summary>Key under which Zendesk makes a ticket once, however often it is sent within two hours; null for none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Media type of a file that is sent in place of JSON; null for none.</summary>
    public string? FileType { get; init; }

    /// <summary>JSON to send, or a file, or null.</summary>
    public ReadOnlyMemory<byte>? Body
    {
        get => Lent?.Written ?? field;
        init;
    }

    /// <summary>A large body in rented memory, given back once the call is answered; null for any other.</summary>
    public PooledBytes? Lent { get; init; }
}
