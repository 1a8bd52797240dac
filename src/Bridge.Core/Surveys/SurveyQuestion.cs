namespace Bridge.Core.Surveys;

/// <summary>What a survey asks about a contact.</summary>
public enum SurveyQuestion
{
    /// <summary>Whether the asker is satisfied with this contact.</summary>
    Satisfied,

    /// <summary>How likely the asker is to call again when there is a problem.</summary>
    CallAgain,

    /// <summary>How likely the asker is to speak well of the MLS to a peer.</summary>
    Recommend,

    /// <summary>A question of another system's survey that is none of these.</summary>
    Other,
}
