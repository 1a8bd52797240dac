using System.Globalization;
using Bridge.Core.Surveys;
using Microsoft.AspNetCore.Http.Features;

namespace Bridge.Host.Features.Surveys.Page;

/// <summary>What somebody sent from the answer page.</summary>
/// <param name="Answers">The answers that count.</param>
/// <param name="Comment">What was added, or null.</param>
/// <param name="Fault">Key of the text that says what is wrong; null when all is well.</param>
internal sealed record SurveyForm(IReadOnlyList<SurveyAnswer> Answers, string? Comment, string? Fault)
{
    /// <summary>Name of the comment's field.</summary>
    public const string CommentField = "comment";

    // A comment of the longest kind with every character escaped, and some room.
    private const int LargestBody = 20 * 1024;

    /// <summary>Name of a question's field.</summary>
    /// <param name="index">Number of the question, from 0.</param>
    /// <returns>The name.</returns>
    public static string FieldOf(int index) => string.Create(CultureInfo.InvariantCulture, $"q{index + 1}");

    /// <summary>Reads an answer.</summary>
    /// <param name="item">The question.</param>
    /// <param name="text">What was sent.</param>
    /// <returns>The answer, or null when it is none.</returns>
    public static SurveyAnswer? AnswerTo(SurveyItem item, string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && item.Allows(value) ? new SurveyAnswer(item, value) : null;

    /// <summary>Reads the form.</summary>
    /// <param name="request">The request.</param>
    /// <param name="asked">The questions.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The form; null when it cannot be one of ours.</returns>
    public static async Task<SurveyForm?> ReadAsync(HttpRequest request, IReadOnlyList<SurveyItem> asked, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType || request.ContentLength > LargestBody)
        {
            return null;
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBody;
        }

        try
        {
            var form = await request.ReadFormAsync(new FormOptions { BufferBody = false, ValueCountLimit = 20, BufferBodyLengthLimit = LargestBody }, cancellationToken);
            return Read(form, asked);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or NotSupportedException)
        {
            return null; // too large, torn, no form, or in UTF-7, which nobody reads any more
        }
    }

    private static SurveyForm Read(IFormCollection form, IReadOnlyList<SurveyItem> asked)
    {
        var answers = asked.Select((item, index) => AnswerTo(item, form[FieldOf(index)])).OfType<SurveyAnswer>().ToList();
        var comment = CommentOf(form[CommentField].ToString());
        var fault = answers.All(answer => answer.Item != asked[0]) ? "missing" : comment?.Length > SurveyDesk.LongestComment ? "tooLong" : null;
        return new SurveyForm(answers, comment, fault);
    }

    // Browsers send line ends as two characters and count them as one.
    private static string? CommentOf(string text)
    {
        var plain = string.Concat(text.ReplaceLineEndings("\n").Where(letter => !char.IsControl(letter) || letter is '\n' or '\t')).Trim();
        return plain.Length == 0 ? null : plain;
    }
}
