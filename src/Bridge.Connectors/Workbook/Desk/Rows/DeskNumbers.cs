using System.Globalization;
using System.Security.Cryptography;

namespace Bridge.Connectors.Workbook.Desk.Rows;

/// <summary>Numbers for rows that people type: the day and five letters, so that a deleted row's number never comes again.</summary>
internal static class DeskNumbers
{
    // Without letters and digits that look alike.
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>Makes a number.</summary>
    /// <param name="kind">Its first letter.</param>
    /// <param name="now">The time.</param>
    /// <param name="taken">Numbers that are taken; gets the new one.</param>
    /// <returns>The number, for example <c>T261129-7KQ2M</c>.</returns>
    public static string New(char kind, DateTimeOffset now, HashSet<string> taken)
    {
        while (true)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{kind}{now:yyMMdd}-{RandomNumberGenerator.GetString(Letters, 5)}");
            if (taken.Add(number))
            {
                return number;
            }
        }
    }
}
