using Bridge.Host.Features.Surveys;

namespace Bridge.Host.Features.MemberApi;

/// <summary>Tells which survey a member can still answer, so that the MLS can show it at log-in. Who wants no more surveys is told of none.</summary>
/// <param name="surveys">What surveys stand on; null when the settings ask nobody.</param>
internal sealed class PendingSurveys(SurveyParts? surveys)
{
    /// <summary>Shows the newest survey that a member was asked and has not answered.</summary>
    /// <param name="member">External id of the member.</param>
    /// <returns>The survey, or none.</returns>
    public SurveyListAnswer Show(string member) =>
        surveys is not null && !surveys.Store.OptOuts.Holds(member) && surveys.Store.FindOpen(member) is { ExpiresAt: { } until } open
            ? new SurveyListAnswer(new PendingSurveyAnswer(surveys.Links.Of(open.Key).AbsoluteUri, open.Agent, open.ContactAt, until))
            : new SurveyListAnswer(null);
}
