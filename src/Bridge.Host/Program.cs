using System.Globalization;
using Bridge.Host.Cli;
using Bridge.Host.Composition;
using Bridge.Host.Opening;

// Figures, dates and words are the same on every machine, whatever its locale: people compare them, and programs read them.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

if (OpenFiles.Most() is < OpenFiles.Fewest and var most)
{
    Console.Error.WriteLine($"This machine lets the bridge open {most} files at once, and it needs {OpenFiles.Fewest}: raise the limit of its user ('ulimit -Hn', nofile in /etc/security/limits.conf, or LimitNOFILE= of the service).");
    return 3;
}

try
{
    return await RunAsync(args);
}
catch (Exception error) when (error is FileNotFoundException or FileLoadException or TypeInitializationException or BadImageFormatException)
{
    // Nothing of the bridge may be needed to say it: the very part that explains errors may be the one that is missing.
    Console.Error.WriteLine("The bridge could not load a part of itself.");
    Console.Error.WriteLine("Raise the number of open files that its user is allowed (ulimit -n, at least 256), or install it again if its folder is not whole.");
    return 3;
}

static async Task<int> RunAsync(string[] args)
{
    var connectors = ConnectorCatalogue.Open();
    using var opener = new ConnectionOpener(connectors, TimeProvider.System);
    var context = new CliContext
    {
        Out = Console.Out,
        Error = Console.Error,
        In = Console.In,
        IsTerminal = !Console.IsOutputRedirected,
        Width = !Console.IsOutputRedirected && Console.WindowWidth is > 0 and var width ? width : WrappedText.UsualWidth,
        IsInteractive = !Console.IsInputRedirected,
        Connectors = connectors,
        Opener = opener,
        Shapes = new MappingShapes(connectors),
    };
    return await CommandLine.RunAsync(context, args, CancellationToken.None);
}
