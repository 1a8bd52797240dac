namespace Bridge.Host.Settings.Reviews;

/// <summary>Reads the <c>reviews</c> of the figures' settings.</summary>
/// <param name="faults">Where faults go.</param>
internal sealed class ReviewReader(FaultList faults)
{
    /// <summary>Reads them.</summary>
    /// <param name="kpis">The section of the figures.</param>
    /// <returns>The settings; null when the file says nothing about it, or after a fault.</returns>
    public ReviewSettings? Read(SettingsSection kpis)
    {
        if (kpis.Find("reviews") is not { } node || SettingsSection.Open(node, "'reviews'", faults) is not { } section)
        {
            return null;
        }

        var seed = section.Required("seed", "any text of your own, from which the week's drawing follows");
        var ofCalls = section.Word("of", "calls", "tickets") == "calls";
        var scorecard = new ScorecardReader(faults).Read(section);
        section.RefuseOthers("'reviews'");
        return seed?.Value is { } text ? new ReviewSettings(text, ofCalls, scorecard) : null;
    }
}
