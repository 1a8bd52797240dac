using Bridge.Core.Surveys;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Surveys.Responses;

/// <summary>What was answered. Safe for parallel calls.</summary>
/// <param name="file">The surveys' store.</param>
/// <param name="writes">Its writes.</param>
internal sealed class ResponseTable(SqliteStore file, GroupedWrites writes)
{
    /// <summary>Tells whether an invitation was answered.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>True when it was.</returns>
    public bool IsAnswered(string key) => file.Read(connection => connection.Scalar<long>(
        "SELECT count(*) FROM response WHERE origin = 'surveys' AND value = $key", ("$key", key))) > 0;

    /// <summary>Takes an answer, once; the disk has it when the task ends.</summary>
    /// <param name="response">The response.</param>
    /// <param name="isDue">Whether somebody has to get in touch.</param>
    /// <returns>False when there is one already; nothing was changed.</returns>
    /// <exception cref="StoreException">It could not be written.</exception>
    public async Task<bool> AnswerAsync(SurveyResponse response, bool isDue) =>
        await writes.WriteAsync(connection => ResponseRows.Add(connection, response, isDue)) == 1;

    /// <summary>Keeps responses of another system; one that is there already takes the newer answers.</summary>
    /// <param name="responses">The responses.</param>
    /// <returns>How many are new or changed.</returns>
    public Task<int> KeepAsync(IReadOnlyList<SurveyResponse> responses) =>
        writes.WriteAsync(connection => responses.Sum(response => ResponseRows.Keep(connection, response)));

    /// <summary>Responses after which somebody has to get in touch, and no ticket says so yet.</summary>
    /// <param name="limit">At most so many.</param>
    /// <returns>The oldest first.</returns>
    public IReadOnlyList<SurveyResponse> FollowUpsDue(int limit) => file.Read(connection => connection.Query(
        $"SELECT {ResponseRows.Columns} FROM response WHERE follow_up = 'Due' ORDER BY id LIMIT $limit", ResponseRows.Read, ("$limit", (long)limit)));

    /// <summary>Notes that the outbox has the ticket.</summary>
    /// <param name="response">The response.</param>
    /// <returns>A task that ends once the disk has it.</returns>
    public Task FollowedUpAsync(SurveyResponse response) => writes.WriteAsync(connection => connection.Run(
        "UPDATE response SET follow_up = 'Opened' WHERE origin = $origin AND value = $value", ("$origin", response.Key.Origin), ("$value", response.Key.Value)));

    /// <summary>Lists responses.</summary>
    /// <param name="since">UTC instant of the earliest answer.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>The oldest first.</returns>
    public IReadOnlyList<SurveyResponse> Since(DateTimeOffset since, int limit) => file.Read(connection => connection.Query(
        $"SELECT {ResponseRows.Columns} FROM response WHERE answered_at >= $since ORDER BY answered_at, id LIMIT $limit",
        ResponseRows.Read, ("$since", Instants.Format(since)), ("$limit", (long)limit)));

    /// <summary>Goes through all responses in the order in which they came.</summary>
    /// <param name="after">Number of the last one that is known; 0 for the beginning.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>The responses and the number of the last.</returns>
    public (IReadOnlyList<SurveyResponse> Responses, long Last) After(long after, int limit) => file.Read(connection =>
    {
        var rows = connection.Query(
            $"SELECT {ResponseRows.Columns}, id FROM response WHERE id > $after ORDER BY id LIMIT $limit",
            reader => (Response: ResponseRows.Read(reader), Id: reader.GetInt64(reader.FieldCount - 1)), ("$after", after), ("$limit", (long)limit));
        return ((IReadOnlyList<SurveyResponse>)rows.ConvertAll(row => row.Response), rows.Count > 0 ? rows[^1].Id : after);
    });
}
