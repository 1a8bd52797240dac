using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Http;

/// <summary>What a connector tells the HTTP handlers about one request.</summary>
internal static class CallOptions
{
    /// <summary>What the call does; absent means a read.</summary>
    public static HttpRequestOptionsKey<CallKind> Kind { get; } = new("bridge.kind");

    /// <summary>True when sending the call again has the same effect as sending it once; absent means only GET is.</summary>
    public static HttpRequestOptionsKey<bool> IsIdempotent { get; } = new("bridge.idempotent");

    /// <summary>Name of a vendor's limit that holds beside the account's (for example <c>single-upsert</c>); absent means none.</summary>
    public static HttpRequestOptionsKey<string> Limit { get; } = new("bridge.limit");

    /// <summary>True when the body is a file that somebody attached; absent means that it is the bridge's own words.</summary>
    public static HttpRequestOptionsKey<bool> IsFile { get; } = new("bridge.file");

    /// <summary>
    /// True when a success always answers whole JSON or nothing: anything else (a torn body, a maintenance page) counts as a failed
    /// attempt; absent means that the connector looks for itself.
    /// </summary>
    public static HttpRequestOptionsKey<bool> AnswersJson { get; } = new("bridge.json");

    /// <summary>
    /// The same as <see cref="AnswersJson"/> for a call whose success is always one JSON object that the connector reads in one pass: only
    /// its two ends are looked at, because a page of a feed is too long to be read twice.
    /// </summary>
    public static HttpRequestOptionsKey<bool> AnswersObject { get; } = new("bridge.object");

    /// <summary>The same as <see cref="AnswersJson"/> for a call whose success is always a whole <c>text/csv</c>.</summary>
    public static HttpRequestOptionsKey<bool> AnswersCsv { get; } = new("bridge.csv");

    /// <summary>The same as <see cref="AnswersJson"/> for a call whose success is always one XML document; only its two ends are looked at.</summary>
    public static HttpRequestOptionsKey<bool> AnswersXml { get; } = new("bridge.xml");

    /// <summary>The same as <see cref="AnswersJson"/> for a call whose success is always a whole <c>multipart/mixed</c>.</summary>
    public static HttpRequestOptionsKey<bool> AnswersParts { get; } = new("bridge.parts");

    /// <summary>Marks a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="isIdempotent">True when it may be sent again after a failure.</param>
    /// <param name="limit">Name of a further limit, or null.</param>
    /// <returns>The same request.</returns>
    public static HttpRequestMessage As(this HttpRequestMessage request, CallKind kind, bool isIdempotent, string? limit = null)
    {
        request.Options.Set(Kind, kind);
        request.Options.Set(IsIdempotent, isIdempotent);
        if (limit is not null)
        {
            request.Options.Set(Limit, limit);
        }

        return request;
    }
}
