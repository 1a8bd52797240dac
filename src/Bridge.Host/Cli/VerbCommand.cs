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
}
