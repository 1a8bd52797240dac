using Spectre.Console;

namespace Bridge.Host.Cli.Plan;

/// <summary>Where a plan's lines go: plain text in a pipe, coloured on a terminal.</summary>
/// <param name="output">The pipe or terminal.</param>
/// <param name="isTerminal">True for a terminal.</param>
internal sealed class PlanLines(TextWriter output, bool isTerminal)
{
    private PlanTerminal? _terminal;

    /// <summary>Writes a line.</summary>
    /// <param name="pieces">Its pieces.</param>
    public void Write(params PlanPiece[] pieces)
    {
        if (isTerminal)
        {
            (_terminal ??= new PlanTerminal(output)).Write(pieces);
            return;
        }

        output.WriteLine(string.Concat(pieces.Select(piece => piece.Text)).TrimEnd());
    }
}

/// <summary>A terminal; apart, so that a pipe never loads the terminal library.</summary>
internal sealed class PlanTerminal
{
    private readonly IAnsiConsole _console;

    /// <summary>Opens the terminal.</summary>
    /// <param name="output">The terminal.</param>
    public PlanTerminal(TextWriter output)
    {
        _console = Terminal.Open(output);
        _console.Profile.Width = short.MaxValue; // the terminal breaks long lines itself, so that they can be copied whole
    }

    /// <summary>Writes a line.</summary>
    /// <param name="pieces">Its pieces.</param>
    public void Write(IReadOnlyList<PlanPiece> pieces)
    {
        foreach (var piece in pieces)
        {
            _console.Write(new Text(piece.Text, StyleOf(piece.Tone)));
        }

        _console.WriteLine();
    }

    private static Style StyleOf(PlanTone tone) => tone switch
    {
        PlanTone.Strong => new Style(decoration: Decoration.Bold),
        PlanTone.Quiet => new Style(decoration: Decoration.Dim),
        PlanTone.New => new Style(Color.Green),
        PlanTone.Changed => new Style(Color.Yellow),
        PlanTone.Gone => new Style(Color.Red),
        _ => Style.Plain,
    };
}

/// <summary>A piece of a line.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="Tone">How it is meant; the colour repeats what the words say.</param>
internal readonly record struct PlanPiece(string Text, PlanTone Tone = PlanTone.Plain);

/// <summary>How a piece of a plan is meant.</summary>
internal enum PlanTone
{
    /// <summary>Neutral.</summary>
    Plain,

    /// <summary>The thing that is spoken of.</summary>
    Strong,

    /// <summary>Beside the point.</summary>
    Quiet,

    /// <summary>Comes into being.</summary>
    New,

    /// <summary>Changes, or needs a look.</summary>
    Changed,

    /// <summary>Goes away, or is set aside.</summary>
    Gone,
}
