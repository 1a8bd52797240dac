using Bridge.Core.Surveys;
using Bridge.Host.Features.Surveys.Invitations;
using Bridge.Host.Features.Surveys.Responses;
using Bridge.Host.Settings.Surveys;

namespace Bridge.Host.Features.Surveys.Findings;

/// <summary>Reads what members answered, from the surveys' own store.</summary>
/// <param name="store">The store.</param>
/// <param name="settings">The settings of surveys.</param>
/// <param name="time">The clock.</param>
internal sealed class ResultsReader(SurveyStore store, SurveySettings settings, TimeProvider time)
{
    /// <summary>At most so many comments stand on the page.</summary>
    public const int MostComments = 200;

    private const int MostResponses = 1_000_000;

    private readonly SurveyFollowUp _bad = settings.FollowUp ?? new SurveyFollowUp("", SurveyFollowUp.Usual);

    /// <summary>Reads the answers.</summary>
    /// <param name="asked">Which.</param>
    /// <returns>What to show.</returns>
    public ResultsAnswer Read(ResultsQuestion asked)
    {
        var since = time.GetUtcNow() - TimeSpan.FromDays(asked.Days);
        var responses = store.Responses.Since(since, MostResponses);
        var counts = store.Count(since);
        var comments = responses.Where(response => response.Comment is not null && (!asked.IsBadOnly || IsBad(response))).Reverse().ToList();
        return new ResultsAnswer(
            since,
            counts.Values.Sum(),
            counts.GetValueOrDefault(InvitationState.Sent) + counts.GetValueOrDefault(InvitationState.Unknown),
            responses.Count(response => response.Key.Origin == SurveyStore.Origin),
            SurveyResults.Count(responses, null),
            SurveyResults.Count(responses, ResultsQuestion.Ways[asked.By]),
            [.. comments.Take(MostComments)],
            comments.Count)
        {
            IsBad = IsBad,
            Zone = settings.Zone,
        };
    }

    private bool IsBad(SurveyResponse response) => _bad.IsFor(response.Answers);
}
