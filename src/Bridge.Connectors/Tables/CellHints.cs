using System.Globalization;

namespace Bridge.Connectors.Tables;

/// <summary>What to do about cells that cannot be read, where the cell itself gives it away. Never what stands there.</summary>
internal static class CellHints
{
    // Days since 1899-12-30 from 1954 on until 2119: what a spreadsheet keeps of a day.
    private const int FirstSerial = 20_000;
    private const int LastSerial = 80_000;

    /// <summary>A number whose separators nobody named.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="isNamed">True when the mapping says how decimals are written.</param>
    /// <returns>The end of a sentence; empty when there is nothing to say.</returns>
    public static string Number(ReadOnlySpan<char> text, bool isNamed) => !isNamed && text.Contains(',')
        ? "; where a comma stands before the decimals write 'file: { decimals: comma }' into the mapping, where it parts thousands 'file: { decimals: point }'" : "";

    /// <summary>A time.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="hasZone">True when a zone is named for times without an offset.</param>
    /// <returns>The end of a sentence; empty when there is nothing to say.</returns>
    public static string Time(ReadOnlySpan<char> text, bool hasZone) => IsSerial(text) ? Day(text)
        : hasZone ? "" : "; a time without an offset needs 'zone' in the mapping, the IANA name of its time zone";

    /// <summary>A day.</summary>
    /// <param name="text">The cell.</param>
    /// <returns>The end of a sentence; empty when there is nothing to say.</returns>
    public static string Day(ReadOnlySpan<char> text) => IsSerial(text)
        ? "; it looks like a spreadsheet's own number of a day: give the column a date format there, such as yyyy-mm-dd, and save it as CSV again" : "";

    private static bool IsSerial(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= FirstSerial and < LastSerial;
}
