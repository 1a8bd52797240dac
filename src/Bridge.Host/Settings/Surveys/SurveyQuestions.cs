using Bridge.Core.Surveys;

namespace Bridge.Host.Settings.Surveys;

/// <summary>The questions that can be asked, by their words in the settings.</summary>
internal static class SurveyQuestions
{
    /// <summary>Word of the only question that is answered by yes or no.</summary>
    public const string YesNo = "yesNo";

    /// <summary>Most questions of one survey.</summary>
    public const int Most = 3;

    /// <summary>The questions by word.</summary>
    public static IReadOnlyDictionary<string, SurveyItem> ByWord { get; } = new Dictionary<string, SurveyItem>(StringComparer.Ordinal)
    {
        ["satisfied"] = new(SurveyQuestion.Satisfied, SurveyScale.OneToFive),
        ["callAgain"] = new(SurveyQuestion.CallAgain, SurveyScale.OneToFive),
        ["recommend"] = new(SurveyQuestion.Recommend, SurveyScale.OneToFive),
        [YesNo] = new(SurveyQuestion.Satisfied, SurveyScale.YesNo),
    };

    /// <summary>What is asked when the settings name nothing: the guide's three questions.</summary>
    /// <remarks>Source: CMLS guide, surveys.</remarks>
    public static IReadOnlyList<SurveyItem> Standard { get; } = [ByWord["satisfied"], ByWord["callAgain"], ByWord["recommend"]];

    /// <summary>The word of a question.</summary>
    /// <param name="item">The question.</param>
    /// <returns>The word.</returns>
    public static string WordOf(SurveyItem item) => ByWord.First(pair => pair.Value == item).Key;
}
