namespace Bridge.Core.Surveys;

/// <summary>A question as it is asked.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Scale">Which answers there are.</param>
public readonly record struct SurveyItem(SurveyQuestion Question, SurveyScale Scale)
{
    /// <summary>The worst answer.</summary>
    public int Lowest => Scale == SurveyScale.YesNo ? 0 : 1;

    /// <summary>The best answer.</summary>
    public int Highest => Scale == SurveyScale.YesNo ? 1 : 5;

    /// <summary>Tells whether a value is an answer.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True from <see cref="Lowest"/> to <see cref="Highest"/>.</returns>
    public bool Allows(int value) => value >= Lowest && value <= Highest;
}
