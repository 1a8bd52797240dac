namespace Bridge.Sandbox.Zendesk;

/// <summary>The two kinds of satisfaction answers; an account has one of them.</summary>
public enum SatisfactionKind
{
    /// <summary>Good or bad, at <c>satisfaction_ratings</c>.</summary>
    Ratings,

    /// <summary>One to five, at <c>guide/survey_responses</c>.</summary>
    Surveys,
}
