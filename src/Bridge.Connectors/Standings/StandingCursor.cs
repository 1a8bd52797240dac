using System.Globalization;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Standings;

/// <summary>How far the releases were read; written <c>SEQUENCE</c>, with <c>!</c> or <c>~</c> behind it for the other two states.</summary>
/// <param name="Sequence">Number of the newest release that was taken; 0 for none.</param>
/// <param name="State">What was told since.</param>
internal readonly record struct StandingCursor(long Sequence, StandingTelling State)
{
    private const char Withdrawn = '!';
    private const char Partly = '~';

    /// <summary>Reads a cursor.</summary>
    /// <param name="cursor">The cursor, or null for the start.</param>
    /// <returns>How far the releases were read.</returns>
    /// <exception cref="ConnectorException">Another source made it.</exception>
    public static StandingCursor Parse(Cursor? cursor) => Find(cursor)
        ?? throw new ConnectorException(
            FailureKind.Configuration, "The place where the standings were read last is not known.", "Run 'bridge sync' for this route with --full.");

    /// <summary>Reads a cursor that another source may have made.</summary>
    /// <param name="cursor">The cursor, or null for the start.</param>
    /// <returns>How far the releases were read, or null when another source made it.</returns>
    public static StandingCursor? Find(Cursor? cursor)
    {
        if (cursor?.Value is not { } text)
        {
            return new StandingCursor(0, StandingTelling.Partly);
        }

        var state = text.EndsWith(Withdrawn) ? StandingTelling.Withdrawn : text.EndsWith(Partly) ? StandingTelling.Partly : StandingTelling.Whole;
        return long.TryParse(state == StandingTelling.Whole ? text : text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new StandingCursor(sequence, state)
            : null;
    }

    /// <summary>The cursor as it is stored.</summary>
    /// <returns>The cursor.</returns>
    public Cursor ToCursor() => new(Sequence.ToString(CultureInfo.InvariantCulture) + State switch
    {
        StandingTelling.Withdrawn => $"{Withdrawn}",
        StandingTelling.Partly => $"{Partly}",
        _ => "",
    });
}

/// <summary>What was told of the newest release.</summary>
internal enum StandingTelling
{
    /// <summary>All its standings.</summary>
    Whole,

    /// <summary>That they are unknown.</summary>
    Withdrawn,

    /// <summary>Some of either; a run died between two pages.</summary>
    Partly,
}
