using System.Text.Json;

namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>A folder with a store of measures, used by whole command lines.</summary>
internal sealed class MeasureFolder : IDisposable
{
    public MeasureFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "measures-" + System.IO.Path.GetRandomFileName());

    public string Data => System.IO.Path.Combine(Path, "data");

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public async Task<CliRun> RunAsync(int exitCode, params string[] args)
    {
        var run = new CliRun();
        Assert.Equal((exitCode, ""), (await run.RunAsync([.. args, "--data", Data]), exitCode == 0 ? run.Error : ""));
        return run;
    }

    /// <summary>Asks for figures: state and value by group and KPI.</summary>
    public async Task<Dictionary<string, (string State, double? Value)>> AskAsync(params string[] args)
    {
        var run = await RunAsync(0, ["kpi", "--format", "json", .. args]);
        return JsonDocument.Parse(run.Out).RootElement.EnumerateArray().ToDictionary(
            row => string.Join('/', row.GetProperty("group").EnumerateObject().Select(one => one.Value.GetString() ?? "-").Append(row.GetProperty("kpi").GetString())),
            row => (row.GetProperty("state").GetString()!, row.GetProperty("value").ValueKind == JsonValueKind.Null ? (double?)null : row.GetProperty("value").GetDouble()));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
