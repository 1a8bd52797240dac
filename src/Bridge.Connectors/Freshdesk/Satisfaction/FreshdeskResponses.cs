using System.Net;
using System.Runtime.CompilerServices;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Surveys;

namespace Bridge.Connectors.Freshdesk.Satisfaction;

/// <summary>Reads what requesters answered to Freshdesk's own surveys, by the time they answered.</summary>
/// <remarks>A rating that is changed later keeps its time and is not listed again. Source: developers.freshdesk.com, API v2, "Surveys".</remarks>
/// <param name="session">The connection.</param>
internal sealed class FreshdeskResponses(FreshdeskSession session) : IReadsSurveyResponses
{
    private const string Purpose = "read satisfaction ratings";
    private readonly FreshdeskRatingReader _reader = new(session.Settings.Name);

    /// <inheritdoc />
    public async IAsyncEnumerable<IReadOnlyList<SurveyResponse>> ReadAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var yesNo = await YesNoAsync(cancellationToken);
        var path = $"surveys/satisfaction_ratings?created_since={Uri.EscapeDataString(FreshdeskTime.Stamp(since))}&";
        await foreach (var page in session.Client.PagesAsync(path, Purpose, null, cancellationToken))
        {
            yield return [.. page.Items().Select(row => _reader.Read(row, row.LongOf("survey_id") is { } survey && yesNo.Contains(survey))).OfType<SurveyResponse>()];
        }
    }

    // A rating names its survey; only the survey tells how many answers there were to choose from.
    private async Task<HashSet<long>> YesNoAsync(CancellationToken cancellationToken)
    {
        using var answer = await session.Client.TryAsync(FreshdeskCall.Get("surveys", Purpose), cancellationToken);
        if (answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            throw new ConnectorException(
                FailureKind.Configuration, $"Freshdesk does not give its surveys ({(int)answer.Status}).",
                "Switch customer satisfaction on in Freshdesk and use the API key of an administrator, or remove 'deskAnswers'.");
        }

        return answer.IsSuccess
            ? [.. answer.Root.Items()
                .Where(survey => survey.ItemsOf("questions").Any(question => question.TextOf("id") == "default_question" && question.ItemsOf("accepted_ratings").Count() == 2))
                .Select(survey => survey.LongOf("id")).OfType<long>()]
            : throw FreshdeskErrors.Of(answer, Purpose, session.Time.GetUtcNow());
    }
}
