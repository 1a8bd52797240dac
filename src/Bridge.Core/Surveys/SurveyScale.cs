namespace Bridge.Core.Surveys;

/// <summary>Which answers a question allows. It is kept with each answer: answers of different scales are never mixed.</summary>
public enum SurveyScale
{
    /// <summary>0 is no (or bad), 1 is yes (or good).</summary>
    YesNo,

    /// <summary>1 is the worst, 5 the best.</summary>
    OneToFive,
}
