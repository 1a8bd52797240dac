using System.Globalization;

namespace Bridge.Connectors.Tables;

/// <summary>Reads numbers as people write them: with a comma before the decimals, or with signs that part thousands.</summary>
/// <remarks>The framework's <see cref="NumberStyles.AllowThousands"/> passes over those signs wherever they stand: it takes 1.5 with a comma for decimals for 15.</remarks>
internal static class DecimalForms
{
    /// <summary>Longest number, in characters.</summary>
    public const int Longest = 40;

    /// <summary>Reads a number.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="sign">What stands before its decimals; null where nobody said.</param>
    /// <returns>The number; null when it is none.</returns>
    public static decimal? Number(ReadOnlySpan<char> text, char? sign) =>
        TryPlain(text, sign, stackalloc char[Longest], out var plain)
        && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Reads a whole number; some programs write every number with decimals, and 3.0 is one.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="sign">What stands before decimals; null where nobody said.</param>
    /// <returns>The number; null when it is none.</returns>
    public static long? Whole(ReadOnlySpan<char> text, char? sign) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : Number(text, sign) is >= long.MinValue and <= long.MaxValue and var number && number == decimal.Truncate(number) ? (long)number : null;

    /// <summary>Writes a number as programs do: with a point, and nothing that parts thousands.</summary>
    /// <param name="text">The number.</param>
    /// <param name="sign">What stands before its decimals; null where nobody said, and then it is left as it is.</param>
    /// <param name="room">Room for it, of <see cref="Longest"/> characters.</param>
    /// <param name="plain">The number; empty when it is none.</param>
    /// <returns>False when signs stand where none can, such as behind two digits of thousands.</returns>
    public static bool TryPlain(ReadOnlySpan<char> text, char? sign, Span<char> room, out ReadOnlySpan<char> plain)
    {
        plain = sign is null ? text : default;
        if (sign is null || text.Length > room.Length)
        {
            return sign is null;
        }

        var (length, group, isPast) = (0, -1, false);
        foreach (var character in text)
        {
            if (character == sign || IsGroup(character, sign.Value))
            {
                if (isPast || length == 0 || group is not (-1 or 3))
                {
                    return false;
                }

                (isPast, group) = (character == sign, character == sign ? -1 : 0);
                if (isPast)
                {
                    room[length++] = '.';
                }

                continue;
            }

            room[length++] = character;
            group = group < 0 ? group : group + 1;
        }

        plain = room[..length];
        return group is -1 or 3;
    }

    // Spaces of any width, and whichever of point and comma is not before the decimals.
    private static bool IsGroup(char character, char sign) => character is ' ' or '\u00a0' or '\u202f' || character == (sign == ',' ? '.' : ',');
}
