namespace Bridge.Sandbox.Serving;

/// <summary>One API call while it is being answered; the handler notes on it what it did.</summary>
internal sealed class SandboxCall(string method, string path, string? query, DateTimeOffset started)
{
    /// <summary>The HTTP method, upper case.</summary>
    public string Method { get; } = method;

    /// <summary>The path without the query.</summary>
    public string Path { get; } = path;

    /// <summary>The query with its question mark, or nothing.</summary>
    public string? Query { get; } = query;

    /// <summary>When the call came in, by the sandbox's clock.</summary>
    public DateTimeOffset Started { get; } = started;

    /// <summary>What the call is counted as; taken from the method until the handler knows better.</summary>
    public CallKind Kind { get; set; } = method is "GET" or "HEAD" or "OPTIONS" ? CallKind.Read : CallKind.Write;

    /// <summary>Whether a write took effect; set it before the answer is written.</summary>
    public bool Applied { get; set; }

    /// <summary>The path under which calls are counted together; null lets the history derive it.</summary>
    public string? Route { get; set; }

    /// <summary>The limit this call falls under, as far as early calls are concerned; the account by default.</summary>
    public string LimitScope { get; set; } = CallHistory.AccountScope;
}
