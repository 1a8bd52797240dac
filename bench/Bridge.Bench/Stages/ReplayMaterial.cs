using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Bench.Floor;
using Bridge.Bench.Targets;

namespace Bridge.Bench.Stages;

/// <summary>The calls that wrote members, as the bridge sent them.</summary>
/// <param name="target">The target.</param>
/// <param name="paths">The pages of members it asked for, in order.</param>
/// <param name="calls">The calls in order.</param>
/// <param name="offices">Ids of offices in these calls, by key.</param>
/// <param name="authority">Host and port of the stand-in that took them.</param>
internal sealed partial class ReplayMaterial(
    ReplayedTarget target, IReadOnlyList<string> paths, IReadOnlyList<ReplayCall> calls, IReadOnlyDictionary<string, string> offices, string authority) : IFloorMaterial
{
    /// <summary>Takes the material from a stage on which the bridge has run.</summary>
    /// <param name="stage">The stage; its stand-in has recorded.</param>
    /// <param name="target">The target.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The material.</returns>
    public static async Task<ReplayMaterial> FromAsync(Stage stage, ReplayedTarget target, CancellationToken cancellationToken)
    {
        var calls = new List<ReplayCall>();
        await foreach (var line in stage.Crm.LinesAsync("requests", cancellationToken))
        {
            using var call = JsonDocument.Parse(line);
            var (asked, body) = (Text(call.RootElement, "line"), Text(call.RootElement, "body"));
            if (target.Writes(asked, body))
            {
                var headers = Kept().Matches(Text(call.RootElement, "headers")).Select(match => match.Value);
                calls.Add(new ReplayCall(asked, [.. headers], body));
            }
        }

        return new ReplayMaterial(
            target, await FloorMaterial.PathsAsync(stage, cancellationToken), calls, await OfficesAsync(stage, target, cancellationToken), stage.Crm.Address.Authority);
    }

    /// <inheritdoc />
    public async Task<string> WriteAsync(Stage stage, CancellationToken cancellationToken)
    {
        var here = await OfficesAsync(stage, target, cancellationToken);
        var ids = offices.ToDictionary(office => office.Value, office => here[office.Key]);
        var pattern = new Regex(string.Join('|', ids.Keys.Select(Regex.Escape).Append(Regex.Escape(authority))));
        var folder = Directory.CreateDirectory(Path.Combine(stage.Home, "floor")).FullName;
        var bodies = calls.Select(call => (call with { Body = pattern.Replace(call.Body, match => ids.GetValueOrDefault(match.Value, stage.Crm.Address.Authority)) }).ToText());
        await FloorPlan.WriteAsync(folder, paths, bodies, cancellationToken);
        await ReplaySignIn.WriteAsync(folder, target.Parallel, target.SignIn(stage.Crm.Address), cancellationToken);
        return folder;
    }

    private static async Task<Dictionary<string, string>> OfficesAsync(Stage stage, ReplayedTarget target, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var line in stage.Crm.LinesAsync(target.Offices, cancellationToken))
        {
            using var row = JsonDocument.Parse(line);
            if (target.OfficeOf(row.RootElement) is ({ } key, var id))
            {
                ids[key] = id;
            }
        }

        return ids;
    }

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString() ?? "";

    [GeneratedRegex(@"^(?:Content-Type|Prefer|Accept|OData-Version|OData-MaxVersion|Sforce-[A-Za-z-]+): .*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Kept();
}
