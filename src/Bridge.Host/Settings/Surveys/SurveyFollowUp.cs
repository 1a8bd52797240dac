using Bridge.Core.Surveys;

namespace Bridge.Host.Settings.Surveys;

/// <summary>A bad answer opens a ticket.</summary>
/// <param name="Group">Group of the help desk that gets it.</param>
/// <param name="AtMost">Answers from one to five up to this one count as bad, 1 to 4; a no always does.</param>
internal sealed record SurveyFollowUp(string Group, int AtMost)
{
    /// <summary>The bound when the settings name none.</summary>
    public const int Usual = 2;

    /// <summary>Tells whether answers ask for somebody to get in touch.</summary>
    /// <param name="answers">The answers.</param>
    /// <returns>True when one of them is bad.</returns>
    public bool IsFor(IEnumerable<SurveyAnswer> answers) =>
        answers.Any(answer => answer.Item.Scale == SurveyScale.YesNo ? answer.Value == 0 : answer.Value <= AtMost);
}
