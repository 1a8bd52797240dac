using System.Text.Json.Nodes;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>One call below <c>/api/v2/</c>.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">The parts of the path, decoded.</param>
/// <param name="Query">The parameters, decoded.</param>
/// <param name="Body">The JSON object; empty when there is none.</param>
/// <param name="Base">Address of the account, for links.</param>
/// <param name="Call">Where it is noted what was done.</param>
internal sealed record ApiCall(
    string Method, string[] Path, IReadOnlyDictionary<string, string> Query, JsonObject Body, string Base, SandboxCall Call)
{
    /// <summary>The parameter, or null when it is absent or empty.</summary>
    public string? Asked(string name) => Query.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>The part of the path as a number, or null.</summary>
    public long? Id(int part) => part < Path.Length && long.TryParse(Path[part], out var id) ? id : null;

    /// <summary>Whether something is asked to be shown too.</summary>
    public bool Includes(string name) => Asked("include")?.Split(',').Contains(name) == true;
}
