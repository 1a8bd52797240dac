using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Host.Cli;
using Bridge.Host.Features.Provisioning;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Tests.Settings;

namespace Bridge.Host.Tests.Cli;

/// <summary>Runs one command line in this process.</summary>
internal sealed class CliRun
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    public Dictionary<string, string> Environment { get; init; } = new() { ["MLS_TOKEN"] = "mls-secret" };

    public string Answers { get; init; } = "";

    public bool IsTerminal { get; init; }

    public int Width { get; init; } = 80;

    public IReadOnlyDictionary<string, IConnector> Connectors { get; init; } = TestConnectors.All;

    public IRouteShapes Shapes { get; init; } = new FixedShapes();

    public async Task<int> RunAsync(params string[] args)
    {
        using var opener = new ConnectionOpener(Connectors, TimeProvider.System);
        var context = new CliContext
        {
            Out = _out,
            Error = _error,
            In = new StringReader(Answers),
            IsTerminal = IsTerminal,
            Width = Width,
            IsInteractive = Answers.Length > 0,
            Connectors = Connectors,
            Opener = opener,
            Shapes = Shapes,
            Environment = Environment.GetValueOrDefault,
        };
        return await CommandLine.RunAsync(context, args, CancellationToken.None);
    }

    private sealed class FixedShapes : IRouteShapes
    {
        public IReadOnlyList<SettingsFault> Check(RouteSettings route, BridgeSettings settings) => [];

        public TargetShape Open(RouteSettings route, BridgeSettings settings) =>
            new([new TargetField { Name = "name" }, new TargetField { Name = "office" }, .. Clash(route)]);

        private static TargetField[] Clash(RouteSettings route) =>
            route.Mapping == "clashing" ? [new TargetField { Name = "clash" }] : [];
    }
}
