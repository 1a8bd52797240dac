using Bridge.Core.Surveys;

namespace Bridge.Host.Features.Surveys.Responses;

/// <summary>How many answers to one question were good ones.</summary>
/// <param name="By">Whose answers: a name, or null for all.</param>
/// <param name="Item">The question and its scale.</param>
/// <param name="Answers">How many there are; a question that was left blank is none.</param>
/// <param name="Satisfied">How many were a yes, or one of the two best of five.</param>
internal sealed record SurveyResult(string? By, SurveyItem Item, int Answers, int Satisfied)
{
    /// <summary>Fewer answers than this say little.</summary>
    public const int Few = 20;

    /// <summary>With fewer answers no figure of one person or group is shown.</summary>
    public const int FewestForOne = 30;

    /// <summary>Share of good answers, 0 to 1; null without an answer.</summary>
    public double? Share => Answers == 0 ? null : (double)Satisfied / Answers;

    /// <summary>Between which shares the truth lies in 95 of 100 cases; null without an answer.</summary>
    /// <remarks>Source: Wilson, "Probable inference, the law of succession, and statistical inference", 1927.</remarks>
    public (double Low, double High)? Interval
    {
        get
        {
            if (Share is not { } share)
            {
                return null;
            }

            const double z = 1.959964;
            var scale = 1 + (z * z / Answers);
            var middle = (share + (z * z / (2 * Answers))) / scale;
            var half = z / scale * Math.Sqrt((share * (1 - share) / Answers) + (z * z / (4.0 * Answers * Answers)));
            return (Math.Max(0, middle - half), Math.Min(1, middle + half));
        }
    }
}

/// <summary>Counts answers. Of several answers about one contact the last one counts; answers of different scales are never mixed.</summary>
internal static class SurveyResults
{
    /// <summary>Counts.</summary>
    /// <param name="responses">The responses.</param>
    /// <param name="by">Names whose answers they are; null for all together.</param>
    /// <returns>One result for each name and question.</returns>
    public static IReadOnlyList<SurveyResult> Count(IEnumerable<SurveyResponse> responses, Func<SurveyResponse, string?>? by) =>
    [
        .. responses
            .SelectMany(response => response.Answers.Select(answer => (Response: response, Answer: answer)))
            .GroupBy(one => (one.Response.Contact, one.Answer.Item))
            .Select(same => same.MaxBy(one => one.Response.AnsweredAt))
            .GroupBy(one => (By: by is null ? null : by(one.Response) ?? "unknown", one.Answer.Item))
            .Select(group => new SurveyResult(group.Key.By, group.Key.Item, group.Count(), group.Count(one => one.Answer.IsSatisfied)))
            .OrderBy(result => result.By, StringComparer.Ordinal).ThenBy(result => result.Item.Question).ThenBy(result => result.Item.Scale),
    ];
}
