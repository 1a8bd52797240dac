using System.Text.Json;
using Bridge.Sandbox.Dataverse.Access;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary>One call below <c>/api/data/v9.2/</c>; operations inside a batch are such calls too.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">What follows the version in the address, without the query, as it was sent.</param>
/// <param name="Query">What follows the question mark, as it was sent.</param>
/// <param name="Header">Reads a header; empty when it was not sent.</param>
/// <param name="Body">The JSON; undefined for none.</param>
/// <param name="Root">Address of the API, with a slash at its end.</param>
/// <param name="User">Who calls.</param>
/// <param name="Call">Where it is noted what was done.</param>
internal sealed record ODataCall(
    string Method, string Path, string Query, Func<string, string> Header, JsonElement Body, string Root, AppUser User, SandboxCall Call)
{
    private readonly string[] _prefer = [.. Header("Prefer").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>A parameter, decoded; null when it was not sent.</summary>
    public string? Parameter(string name) => RawParameter(name) is { } raw ? Uri.UnescapeDataString(raw.Replace('+', ' ')) : null;

    /// <summary>A parameter as it was sent.</summary>
    public string? RawParameter(string name) => Query.Split('&')
        .Where(part => part.StartsWith(name + "=", StringComparison.Ordinal) || part.StartsWith(Uri.EscapeDataString(name) + "=", StringComparison.Ordinal))
        .Select(part => part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]).FirstOrDefault();

    /// <summary>Whether a preference was stated.</summary>
    public bool Prefers(string preference) => _prefer.Contains(preference, StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a preference, <c>odata.maxpagesize=100</c>; null when it was not stated.</summary>
    public string? Preference(string name) => _prefer.FirstOrDefault(one => one.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim('"');

    /// <summary>The header, unless it is absent or the word null, which documents recommend.</summary>
    public string? Condition(string header) => Header(header) is { Length: > 0 } text && text != "null" ? text : null;
}
