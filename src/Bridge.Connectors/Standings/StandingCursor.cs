using System.Globalization;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Standings;

/// <summary>How far the releases were read.</summary>
/// <param name="Sequence">Number of the newest release that was taken; 0 for none.</param>
/// <param name="IsWithdrawn">True when its standings were declared unknown since.</param>
internal readonly record struct StandingCursor(long Sequence, bool IsWithdrawn)
{
    private const char Withdrawn = '!';

    /// <summary>Reads a cursor.</summary>
    /// <param name="cursor">The cursor, or null.</param>
    /// <returns>How far the releases were read.</returns>
    /// <exception cref="ConnectorException">Another source made it.</exception>
    public static StandingCursor Parse(Cursor? cursor)
    {
        if (cursor is null)
        {
            return default;
        }

        var text = cursor.Value.Value;
        return long.TryParse(text.TrimEnd(Withdrawn), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new StandingCursor(sequence, text.EndsWith(Withdrawn))
            : throw new ConnectorException(
                FailureKind.Configuration, "The place where the standings were read last is not known.", "Run 'bridge sync' for this route with --full.");
    }

    /// <summary>The cursor as it is stored.</summary>
    /// <returns>The cursor.</returns>
    public Cursor ToCursor() => new(Sequence.ToString(CultureInfo.InvariantCulture) + (IsWithdrawn ? Withdrawn : ""));
}
