using Bridge.Core.Surveys;

namespace Bridge.Host.Features.Surveys.Findings;

/// <summary>Which answers a manager looks at.</summary>
/// <param name="Days">How many days back, 1 to 366; default 28.</param>
/// <param name="By">What the answers are parted by: agent, group or channel.</param>
/// <param name="IsBadOnly">Whether the comments are those of bad answers alone.</param>
internal sealed record ResultsQuestion(int Days, string By, bool IsBadOnly)
{
    private const int UsualDays = 28;
    private const int MostDays = 366;

    /// <summary>What answers are parted by.</summary>
    public static IReadOnlyDictionary<string, Func<SurveyResponse, string?>> Ways { get; } = new Dictionary<string, Func<SurveyResponse, string?>>(StringComparer.Ordinal)
    {
        ["agent"] = response => response.Agent,
        ["group"] = response => response.Group,
        ["channel"] = response => response.Channel,
    };

    /// <summary>Reads the form; what it does not know is the default.</summary>
    /// <param name="query">The query of the address.</param>
    /// <returns>The question.</returns>
    public static ResultsQuestion Of(IQueryCollection query) => new(
        int.TryParse(query["days"], out var days) ? Math.Clamp(days, 1, MostDays) : UsualDays,
        query["by"].ToString() is var by && Ways.ContainsKey(by) ? by : "agent",
        query["comments"] == "bad");
}
