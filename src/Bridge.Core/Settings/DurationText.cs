using System.Buffers;
using System.Globalization;

namespace Bridge.Core.Settings;

/// <summary>Time spans as people write them in settings: <c>250ms</c>, <c>30s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>.</summary>
public static class DurationText
{
    private static readonly SearchValues<char> _number = SearchValues.Create("0123456789.");

    /// <summary>Reads a time span.</summary>
    /// <param name="text">A number of at least 0 and a unit: ms, s, m, h or d.</param>
    /// <param name="value">The time span.</param>
    /// <returns>False when the text is not a time span or is longer than 10 years.</returns>
    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        var trimmed = text.AsSpan().Trim();
        var digits = trimmed.IndexOfAnyExcept(_number);
        if (digits <= 0 || !double.TryParse(trimmed[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        double? seconds = trimmed[digits..].Trim() switch
        {
            "ms" => number / 1000,
            "s" => number,
            "m" => number * 60,
            "h" => number * 3600,
            "d" => number * 86400,
            _ => null,
        };
        if (seconds is not { } total || total > 315_360_000)
        {
            return false;
        }

        value = TimeSpan.FromSeconds(total);
        return true;
    }

    /// <summary>Reads a time span that is known to be well written.</summary>
    /// <param name="text">See <see cref="TryParse"/>.</param>
    /// <returns>The time span.</returns>
    /// <exception cref="FormatException">The text is not a time span.</exception>
    public static TimeSpan Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException("Write a time span such as 30s, 5m, 2h or 1d.");
}
