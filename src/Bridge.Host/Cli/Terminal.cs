using Spectre.Console;

namespace Bridge.Host.Cli;

/// <summary>Opens the terminal library on a terminal; apart, so that a pipe never loads it.</summary>
internal static class Terminal
{
    /// <summary>Opens it. Where <c>NO_COLOR</c> is set nothing is bold or dim either: whoever sets it reads plain text, or hands it on.</summary>
    /// <param name="output">The terminal.</param>
    /// <returns>The terminal; the library itself looks at what kind it is.</returns>
    public static IAnsiConsole Open(TextWriter output) => Open(output, System.Environment.GetEnvironmentVariable);

    /// <summary>Opens it.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <returns>The terminal.</returns>
    public static IAnsiConsole Open(TextWriter output, Func<string, string?> environment) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(output),
        Ansi = string.IsNullOrEmpty(environment("NO_COLOR")) ? AnsiSupport.Detect : AnsiSupport.No,
    });
}
