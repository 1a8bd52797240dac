using System.Text.Json;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Salesforce.Api;

/// <summary>One call below <c>/services/data/vXX.0/</c>; calls inside a composite one are such calls too.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Version">For example <c>v66.0</c>.</param>
/// <param name="Path">The parts of the path, decoded.</param>
/// <param name="Query">The parameters, decoded.</param>
/// <param name="Body">The JSON; undefined when there is none.</param>
/// <param name="UserId">Who calls.</param>
/// <param name="Call">Where it is noted what was done.</param>
internal sealed record ApiRequest(
    string Method, string Version, string[] Path, IReadOnlyDictionary<string, string> Query, JsonElement Body, string UserId, SandboxCall Call)
{
    /// <summary>Whether alerts of duplicate rules are passed over (<c>Sforce-Duplicate-Rule-Header: allowSave=true</c>).</summary>
    public bool AllowsDuplicates { get; init; }

    /// <summary>Whether the assignment rule of cases is followed (<c>Sforce-Auto-Assign</c>).</summary>
    public bool AssignsCases { get; init; } = true;

    /// <summary>The body of a call that uploads a file; null for all others.</summary>
    public string? Text { get; init; }

    /// <summary>Rows of a page, as asked for (<c>Sforce-Query-Options: batchSize=500</c>); null for the usual number.</summary>
    public int? BatchSize { get; init; }
}
