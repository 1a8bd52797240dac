using Bridge.Host.Cli;
using Bridge.Host.Composition;

StartProfile.Begin(args);
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
try
{
    return await CommandLine.RunAsync(context, args, CancellationToken.None);
}
finally
{
    StartProfile.End();
}
