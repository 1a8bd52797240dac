using Bridge.Core.Surveys;
using Bridge.Host.Features.Surveys.Responses;

namespace Bridge.Host.Features.Surveys.Findings;

/// <summary>What members answered.</summary>
/// <param name="Since">UTC instant of the earliest answer.</param>
/// <param name="Contacts">Contacts that a rule fits.</param>
/// <param name="Asked">Those of them that were asked about.</param>
/// <param name="Answered">Answers to the bridge's own mails.</param>
/// <param name="Whole">Results of everybody.</param>
/// <param name="Parts">Results by agent, group or channel.</param>
/// <param name="Comments">Responses with a comment, the newest first.</param>
/// <param name="AllComments">How many there are in all.</param>
internal sealed record ResultsAnswer(
    DateTimeOffset Since,
    long Contacts,
    long Asked,
    int Answered,
    IReadOnlyList<SurveyResult> Whole,
    IReadOnlyList<SurveyResult> Parts,
    IReadOnlyList<SurveyResponse> Comments,
    int AllComments)
{
    /// <summary>Tells whether somebody was not content.</summary>
    public required Func<SurveyResponse, bool> IsBad { get; init; }

    /// <summary>Zone of the instants.</summary>
    public required TimeZoneInfo Zone { get; init; }
}
