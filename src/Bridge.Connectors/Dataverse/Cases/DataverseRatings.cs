using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Core.Model;
using Bridge.Core.Surveys;

namespace Bridge.Connectors.Dataverse.Cases;

/// <summary>Reads how satisfied customers were with their cases, one to five.</summary>
/// <remarks>
/// A case holds one rating and no time for it: it counts for the moment the case was resolved, or was last changed while it is open.
/// Source: Microsoft Learn, table reference: incident, customersatisfactioncode (1 very dissatisfied to 5 very satisfied).
/// </remarks>
/// <param name="session">The connection.</param>
internal sealed class DataverseRatings(DataverseSession session) : IReadsSurveyResponses
{
    private const string Purpose = "read how satisfied customers were with their cases";
    private static readonly SurveyItem _five = new(SurveyQuestion.Satisfied, SurveyScale.OneToFive);

    /// <inheritdoc />
    public async IAsyncEnumerable<IReadOnlyList<SurveyResponse>> ReadAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = string.Create(CultureInfo.InvariantCulture, $"customersatisfactioncode ne null and modifiedon ge {since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");
        var path = $"incidents?$select=customersatisfactioncode,modifiedon,deactivatedon&$filter={Uri.EscapeDataString(filter)}&$orderby=modifiedon,incidentid";
        await foreach (var page in session.Client.PagesAsync(path, "odata.maxpagesize=1000", Purpose, cancellationToken))
        {
            yield return [.. page.ItemsOf("value").Select(Read).OfType<SurveyResponse>()];
        }
    }

    private SurveyResponse? Read(JsonElement row) =>
        row.TextOf("incidentid") is { } id && DataverseCaseReader.TimeOf(row, "modifiedon") is { } modified && row.NumberOf("customersatisfactioncode") is >= 1 and <= 5 and var rating
            ? new SurveyResponse
            {
                Key = new RecordKey(session.Name, $"rating-{id}"),
                ModifiedAt = modified,
                Contact = new RecordKey(session.Name, id),
                AnsweredAt = DataverseCaseReader.TimeOf(row, "deactivatedon") ?? modified,
                Answers = [new SurveyAnswer(_five, rating)],
            }
            : null;
}
