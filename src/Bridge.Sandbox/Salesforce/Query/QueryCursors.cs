using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Query;

/// <summary>Results that did not fit on one page, kept for two days. Call it under the gate.</summary>
/// <remarks>Source: REST API Developer Guide, "API Query Cursor Limits".</remarks>
internal sealed class QueryCursors(TimeProvider time)
{
    private static readonly TimeSpan _life = TimeSpan.FromDays(2);
    private readonly Dictionary<string, QueryResult> _kept = new(StringComparer.Ordinal);

    public string Keep(SoqlQuery query, IReadOnlyList<SObjectRow> rows, int page)
    {
        var id = $"01g5g{_kept.Count + 1:D10}AAA";
        _kept[id] = new QueryResult(query, rows, page, time.GetUtcNow() + _life);
        return id;
    }

    public QueryResult? Find(string id) => _kept.GetValueOrDefault(id) is { } kept && kept.Ends > time.GetUtcNow() ? kept : null;

    /// <summary>Forgets every cursor, as two days would.</summary>
    public void Expire() => _kept.Clear();
}
