using System.CommandLine;
using System.CommandLine.Parsing;
using Bridge.Core.Settings;

namespace Bridge.Host.Cli;

/// <summary>Says which word of a command line is not known, and which one may have been meant.</summary>
internal static class UnknownWords
{
    /// <summary>Explains the first word that nothing takes.</summary>
    /// <param name="result">The command line.</param>
    /// <returns>Words for the administrator, or null when all are known.</returns>
    public static string? Explain(ParseResult result)
    {
        // An argument takes what looks like an option as readily as any other word.
        var unknown = result.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Where(token => token.Type == TokenType.Argument)
            .Select(token => token.Value).FirstOrDefault(word => IsOption(word) || result.UnmatchedTokens.Contains(word)) ?? (result.UnmatchedTokens is [var first, ..] ? first : null);
        return unknown is null ? null : $"{Sentence(unknown, result)}\n'{VerbOf(result)} --help' tells what can be written.";
    }

    /// <summary>Names the verb that a command line came to.</summary>
    /// <param name="result">The command line.</param>
    /// <returns>Such as <c>bridge audit show</c>.</returns>
    public static string VerbOf(ParseResult result) => string.Join(' ', Commands(result).Reverse().Select(command => command.Name));

    private static string Sentence(string word, ParseResult result)
    {
        var verb = VerbOf(result);
        if (IsOption(word))
        {
            var options = Commands(result).SelectMany((command, place) => command.Options.Where(option => place == 0 || option.Recursive));
            return $"There is no option '{word}' of '{verb}'.{NearestWord.Hint(word, options.Select(option => option.Name))}";
        }

        var command = result.CommandResult.Command;
        if (command.Subcommands.Count == 0)
        {
            return $"'{word}' is one word too many for '{verb}'.";
        }

        var near = NearestWord.Find(word, command.Subcommands.Select(one => one.Name));
        return $"There is no command '{verb} {word}'.{(near is null ? "" : $" Did you mean '{verb} {near}'?")}";
    }

    private static bool IsOption(string word) => word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal);

    // From the innermost to the root.
    private static IEnumerable<Command> Commands(ParseResult result)
    {
        for (SymbolResult? part = result.CommandResult; part is not null; part = part.Parent)
        {
            if (part is CommandResult command)
            {
                yield return command.Command;
            }
        }
    }
}
