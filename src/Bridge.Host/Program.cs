using Bridge.Host.Cli;
using Bridge.Host.Composition;

using var opener = new DirectConnectionOpener(TimeProvider.System);
var context = new CliContext
{
    Out = Console.Out,
    Error = Console.Error,
    In = Console.In,
    IsTerminal = !Console.IsOutputRedirected,
    IsInteractive = !Console.IsInputRedirected,
    Connectors = ConnectorCatalogue.Open(),
    Opener = opener,
    Shapes = new MappingShapes(),
};
return await CommandLine.RunAsync(context, args, CancellationToken.None);
