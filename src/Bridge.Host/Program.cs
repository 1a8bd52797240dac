using System.Globalization;
using Bridge.Host.Cli;
using Bridge.Host.Composition;

// Figures, dates and words are the same on every machine, whatever its locale: people compare them, and programs read them.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

var connectors = ConnectorCatalogue.Open();
using var opener = new ConnectionOpener(connectors, TimeProvider.System);
var context = new CliContext
{
    Out = Console.Out,
    Error = Console.Error,
    In = Console.In,
    IsTerminal = !Console.IsOutputRedirected,
    IsInteractive = !Console.IsInputRedirected,
    Connectors = connectors,
    Opener = opener,
    Shapes = new MappingShapes(connectors),
};
return await CommandLine.RunAsync(context, args, CancellationToken.None);
