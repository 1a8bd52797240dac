using System.Globalization;

namespace Bridge.Host.Features.Board;

/// <summary>What the reader of the page has chosen, as it stands in the form.</summary>
/// <param name="Area">Which figures: a word of <see cref="BoardArea"/>.</param>
/// <param name="From">First day, or empty for some weeks or months before the last.</param>
/// <param name="To">Last day, or empty for the last that is known.</param>
/// <param name="By">What the table is grouped by; empty for the first group.</param>
/// <param name="Within">Seconds within which a call is answered in time.</param>
/// <param name="Figure">Figure that is drawn over time; empty for the first.</param>
internal sealed record BoardQuestion(string Area, string From, string To, string By, string Within, string Figure)
{
    /// <summary>The part whose figures are drawn and parted; where all are shown, that is calls.</summary>
    public BoardArea Shown => BoardArea.Find(Area) ?? BoardArea.All[0];

    /// <summary>Reads the form; what cannot be read is refused when it is answered, with the words that were written.</summary>
    /// <param name="query">The query of the address.</param>
    /// <param name="within">Seconds of the settings.</param>
    /// <returns>The question.</returns>
    public static BoardQuestion Of(IQueryCollection query, int within) => new(
        query["area"] is [{ Length: > 0 } area, ..] ? area : BoardArea.Overview,
        query["from"].ToString().Trim(),
        query["to"].ToString().Trim(),
        query["by"].ToString().Trim(),
        query["x"] is [{ Length: > 0 } seconds, ..] ? seconds : within.ToString(CultureInfo.InvariantCulture),
        query["figure"].ToString().Trim());
}
