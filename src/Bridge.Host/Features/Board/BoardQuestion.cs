namespace Bridge.Host.Features.Board;

/// <summary>What the reader of the page has chosen, as it stands in the form.</summary>
/// <param name="From">First day, or empty for four weeks before the last.</param>
/// <param name="To">Last day, or empty for the last with calls.</param>
/// <param name="By">What the table is grouped by.</param>
/// <param name="Within">Seconds within which a call is answered in time.</param>
internal sealed record BoardQuestion(string From, string To, string By, string Within)
{
    /// <summary>What the table can be grouped by.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["queue", "agent", "weekday", "hour", "week", "month"];

    /// <summary>Reads the form; what cannot be read is refused when it is answered, with the words that were written.</summary>
    /// <param name="query">The query of the address.</param>
    /// <param name="within">Seconds of the settings.</param>
    /// <returns>The question.</returns>
    public static BoardQuestion Of(IQueryCollection query, int within) => new(
        query["from"].ToString().Trim(),
        query["to"].ToString().Trim(),
        query["by"] is [{ Length: > 0 } by, ..] ? by : Groups[0],
        query["x"] is [{ Length: > 0 } seconds, ..] ? seconds : within.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
