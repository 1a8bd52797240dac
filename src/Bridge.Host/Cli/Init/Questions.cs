using Bridge.Core.Settings;
using Bridge.Host.Settings.Rules;

namespace Bridge.Host.Cli.Init;

/// <summary>Asks for what the command line did not say; without a person it collects what is missing.</summary>
/// <param name="context">The terminal.</param>
/// <param name="isQuiet">True to ask nothing.</param>
internal sealed class Questions(CliContext context, bool isQuiet)
{
    private readonly List<string> _missing = [];

    private bool MayAsk => context.IsInteractive && !isQuiet;

    /// <summary>Gets an address, again and again until it is one.</summary>
    /// <param name="given">What the command line says, or null.</param>
    /// <param name="option">The option that says it.</param>
    /// <param name="question">What to ask.</param>
    /// <returns>The address.</returns>
    /// <exception cref="UsageException">The given address is none.</exception>
    public string Address(string? given, string option, string question)
    {
        var spec = new SettingSpec { Name = option, Kind = SettingKind.Address, Description = question };
        if (given is not null)
        {
            return SettingRules.Judge(spec, given) is { } fault ? throw new UsageException(fault) : given;
        }

        if (!MayAsk)
        {
            _missing.Add(option);
            return "";
        }

        while (true)
        {
            var answer = Ask(question, null);
            if (SettingRules.Judge(spec with { Name = "address" }, answer) is not { } fault)
            {
                return answer;
            }

            context.Error.WriteLine(fault);
        }
    }

    /// <summary>Gets an address that may be left out.</summary>
    /// <param name="given">What the command line says, or null.</param>
    /// <param name="option">The option that says it.</param>
    /// <param name="question">What to ask.</param>
    /// <returns>The address, or null for none.</returns>
    /// <exception cref="UsageException">The given address is none.</exception>
    public string? OptionalAddress(string? given, string option, string question)
    {
        if (given is not null || !MayAsk)
        {
            return given is null ? null : Address(given, option, question);
        }

        while (true)
        {
            var answer = Ask(question, null);
            if (answer.Length == 0)
            {
                return null;
            }

            if (SettingRules.Judge(new SettingSpec { Name = "address", Kind = SettingKind.Address, Description = question }, answer) is not { } fault)
            {
                return answer;
            }

            context.Error.WriteLine(fault);
        }
    }

    /// <summary>Gets one of a set of words; the first holds when nothing is said.</summary>
    /// <param name="given">What the command line says, or null.</param>
    /// <param name="question">What to ask.</param>
    /// <param name="words">The words.</param>
    /// <returns>The word.</returns>
    public string Word(string? given, string question, IReadOnlyList<string> words)
    {
        if (given is not null || !MayAsk)
        {
            return given ?? words[0];
        }

        while (true)
        {
            var answer = Ask($"{question} ({string.Join(", ", words)})", words[0]);
            if (words.Contains(answer))
            {
                return answer;
            }

            context.Error.WriteLine(NearestWord.Explain(answer, words));
        }
    }

    /// <summary>Gets an e-mail address, again and again until it is one.</summary>
    /// <param name="given">What the command line says, or null.</param>
    /// <param name="option">The option that says it.</param>
    /// <param name="question">What to ask.</param>
    /// <param name="otherwise">What holds when nothing is said; null where something must be said.</param>
    /// <returns>The address.</returns>
    /// <exception cref="UsageException">The given address is none.</exception>
    public string Email(string? given, string option, string question, string? otherwise)
    {
        if (given is not null)
        {
            return IsEmail(given) ? given : throw new UsageException($"{option} must be an e-mail address, such as bridge@example.com.");
        }

        while (MayAsk)
        {
            if (Ask(question, otherwise) is var answer && IsEmail(answer))
            {
                return answer;
            }

            context.Error.WriteLine("This must be an e-mail address, such as bridge@example.com.");
        }

        return otherwise ?? "";
    }

    /// <summary>Ends the verb when something is missing that nobody can be asked for.</summary>
    /// <exception cref="UsageException">Names everything that is missing.</exception>
    public void RefuseWhenIncomplete()
    {
        if (_missing.Count > 0)
        {
            throw new UsageException($"Without a terminal to ask at, say {string.Join(" and ", _missing)}. See 'bridge init --help'.");
        }
    }

    private static bool IsEmail(string text) => text.IndexOf('@', StringComparison.Ordinal) is var at && at > 0 && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);

    private string Ask(string question, string? otherwise)
    {
        context.Error.Write(otherwise is null ? $"{question}: " : $"{question} [{otherwise}]: ");
        var answer = context.In.ReadLine() ?? throw new UsageException("The answers ended before the questions.");
        return answer.Trim() is { Length: > 0 } text ? text : otherwise ?? "";
    }
}
