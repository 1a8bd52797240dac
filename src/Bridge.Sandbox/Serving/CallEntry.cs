namespace Bridge.Sandbox.Serving;

/// <summary>One answered API call.</summary>
/// <param name="Number">Counts up from 1 over the life of the server.</param>
/// <param name="Time">When the call came in (UTC).</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query as sent.</param>
/// <param name="Applied">Whether the call changed what is stored.</param>
/// <param name="Status">The HTTP status answered, or 0 where the connection was reset.</param>
public sealed record CallEntry(
    long Number, DateTimeOffset Time, string Method, string Path, bool Applied, int Status);
