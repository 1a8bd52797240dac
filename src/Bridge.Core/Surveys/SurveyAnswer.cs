namespace Bridge.Core.Surveys;

/// <summary>The answer to one question. A question that was left blank has none.</summary>
/// <param name="Item">The question and its scale.</param>
/// <param name="Value">The answer, in the bounds of the scale.</param>
public readonly record struct SurveyAnswer(SurveyItem Item, int Value)
{
    /// <summary>True for a yes, and for the two best of five.</summary>
    public bool IsSatisfied => Item.Scale == SurveyScale.YesNo ? Value == 1 : Value >= 4;
}
