using System.Text.Json;
using Bridge.Connectors.Salesforce.Api;

namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>What stands beside cases in objects of its own: their history, and when the help desk answered in public.</summary>
/// <remarks>Source: Object Reference, CaseHistory, CaseComment, EmailMessage (status 5 is a draft).</remarks>
internal sealed class SalesforceCaseSides
{
    /// <summary>Status of an e-mail that was not sent yet.</summary>
    public const string Draft = "5";

    private const string Purpose = "show what happened to cases";

    private readonly Dictionary<string, List<SalesforceCaseChange>> _changes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DateTimeOffset>> _answers = new(StringComparer.Ordinal);

    private SalesforceCaseSides()
    {
    }

    /// <summary>Reads what stands beside some cases, two or three queries for all of them.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="ids">Ids of the cases.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>What was found.</returns>
    public static async Task<SalesforceCaseSides> ReadAsync(SalesforceSession session, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var sides = new SalesforceCaseSides();
        if (ids.Count == 0)
        {
            return sides;
        }

        var self = (await session.Client.TokenAsync(cancellationToken)).UserId;
        await EachAsync(
            "SELECT CaseId,Field,OldValue,NewValue,CreatedDate FROM CaseHistory WHERE Field IN ('Status','Owner') AND CaseId IN (", "ORDER BY CreatedDate, Id", sides.AddChange);
        await EachAsync(
            "SELECT ParentId,CreatedById,CreatedDate FROM CaseComment WHERE IsPublished = true AND ParentId IN (", "ORDER BY CreatedDate",
            row => sides.AddAnswer(row, "CreatedDate", row.TextOf("CreatedById") != self));
        if (await session.Cases.HasEmailsAsync(cancellationToken))
        {
            await EachAsync(
                "SELECT ParentId,Status,MessageDate FROM EmailMessage WHERE Incoming = false AND ParentId IN (", "ORDER BY MessageDate",
                row => sides.AddAnswer(row, "MessageDate", row.TextOf("Status") != Draft));
        }

        return sides;

        async Task EachAsync(string select, string order, Action<JsonElement> add)
        {
            foreach (var list in SoqlText.Lists(ids, select + order))
            {
                await foreach (var rows in session.Client.QueryAsync($"{select}{list}) {order}", isAll: false, Purpose, cancellationToken))
                {
                    foreach (var row in rows.Items())
                    {
                        add(row);
                    }
                }
            }
        }
    }

    /// <summary>The history of a case, oldest first.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The changes of status and owner; none where the org keeps none.</returns>
    public IReadOnlyList<SalesforceCaseChange> ChangesOf(string id) => _changes.GetValueOrDefault(id) ?? [];

    /// <summary>When the help desk answered a case in public.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The instants, in any order.</returns>
    public IReadOnlyList<DateTimeOffset> AnswersOf(string id) => _answers.GetValueOrDefault(id) ?? [];

    private void AddChange(JsonElement row)
    {
        if (row.TextOf("CaseId") is { } id && row.TimeOf("CreatedDate") is { } at)
        {
            ListOf(_changes, id).Add(new(row.TextOf("Field") ?? "", row.TextOf("OldValue"), row.TextOf("NewValue"), at));
        }
    }

    private void AddAnswer(JsonElement row, string time, bool isAnswer)
    {
        if (isAnswer && row.TextOf("ParentId") is { } id && row.TimeOf(time) is { } at)
        {
            ListOf(_answers, id).Add(at);
        }
    }

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string id) =>
        lists.TryGetValue(id, out var list) ? list : lists[id] = [];
}
