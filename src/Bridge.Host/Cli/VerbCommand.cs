using System.CommandLine;

namespace Bridge.Host.Cli;

/// <summary>A verb with the examples that its help ends with.</summary>
/// <param name="name">The word.</param>
/// <param name="description">One sentence: what it does.</param>
/// <param name="examples">Whole command lines, each with what it does after a <c>#</c>.</param>
internal sealed class VerbCommand(string name, string description, params IReadOnlyList<string> examples)
    : Command(name, description)
{
    /// <summary>Whole command lines.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>Sets what the verb does.</summary>
    /// <remarks>
    /// The library listens for Ctrl-C only once it has the task in hand. A verb that works for minutes before its first wait, as an import does, would
    /// be killed in place of being told to end; so it begins on a thread of its own.
    /// </remarks>
    /// <param name="action">Does it; gives the exit code.</param>
    public new void SetAction(Func<ParseResult, CancellationToken, Task<int>> action) =>
        base.SetAction((parsed, cancellationToken) => Task.Run(() => action(parsed, cancellationToken), CancellationToken.None));
}
