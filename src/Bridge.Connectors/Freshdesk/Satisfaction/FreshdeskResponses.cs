using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Surveys;

namespace Bridge.Connectors.Freshdesk.Satisfaction;

/// <summary>Reads what requesters answered to Freshdesk's own surveys, by the time they answered.</summary>
/// <remarks>
/// A rating that is changed later keeps its time and is not listed again. Lists end after 300 pages; reading goes on from the newest rating of
/// these. Source: developers.freshdesk.com, API v2, "Surveys", "Pagination".
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="pageSize">Ratings of one page, 1 to 100.</param>
internal sealed class FreshdeskResponses(FreshdeskSession session, int pageSize = FreshdeskClient.LargestPage) : IReadsSurveyResponses
{
    private const int MostPages = 300;
    private const string Purpose = "read satisfaction ratings";
    private readonly FreshdeskRatingReader _reader = new(session.Settings.Name);

    /// <inheritdoc />
    public async IAsyncEnumerable<IReadOnlyList<SurveyResponse>> ReadAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var yesNo = await YesNoAsync(cancellationToken);
        var (from, newest) = (since, since);
        for (var page = 1; ; page++)
        {
            using var answer = await ListAsync(from, page, cancellationToken);
            var times = answer.Root.Items().Select(row => row.TimeOf("created_at")).OfType<DateTimeOffset>().ToList();
            newest = times.Append(newest).Max();
            yield return [.. answer.Root.Items().Select(row => _reader.Read(row, row.LongOf("survey_id") is { } survey && yesNo.Contains(survey))).OfType<SurveyResponse>()];
            if (!answer.HasNext)
            {
                yield break;
            }

            if (page == MostPages)
            {
                // Ratings of the second at which the pages ended come twice; who keeps them knows them by their key.
                var next = newest - TimeSpan.FromSeconds(1);
                (from, page) = next > from && times.Contains(newest) ? (next, 0) : throw TooMany();
            }
        }
    }

    private async Task<FreshdeskAnswer> ListAsync(DateTimeOffset since, int page, CancellationToken cancellationToken)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"surveys/satisfaction_ratings?created_since={Uri.EscapeDataString(FreshdeskTime.Stamp(since))}&per_page={pageSize}&page={page}");
        var answer = await session.Client.SendAsync(FreshdeskCall.Get(path, Purpose), cancellationToken);
        if (answer.Root.ValueKind != JsonValueKind.Array)
        {
            answer.Dispose();
            throw FreshdeskErrors.Lost(Purpose, null);
        }

        return answer;
    }

    private ConnectorException TooMany() => new(
        FailureKind.Configuration,
        $"Freshdesk gives the first {MostPages * pageSize} ratings of the last weeks and not those behind them, because it lists the newest first or they share one second.",
        "Nothing is to be set; those that were read are kept. Offer Freshdesk's own survey for fewer tickets if it lasts.");

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
