using System.Text.Json.Nodes;

namespace Bridge.Sandbox.Freshdesk.Store;

/// <summary>The records of one kind, by id.</summary>
/// <param name="lastId">Ids count up from the next one.</param>
internal sealed class RowBook(long lastId)
{
    private readonly SortedDictionary<long, Row> _rows = [];
    private readonly Dictionary<(string Field, string Value), long> _unique = [];
    private long _lastId = lastId;

    public IEnumerable<Row> All => _rows.Values;

    public int Count => _rows.Count;

    public Row Add(JsonObject data, DateTimeOffset at)
    {
        var row = new Row(++_lastId, data, at);
        _rows[row.Id] = row;
        return row;
    }

    public Row? Find(long? id) => id is { } known ? _rows.GetValueOrDefault(known) : null;

    public void Drop(Row row) => _rows.Remove(row.Id);

    /// <summary>Who holds a value that nobody else may hold; compared without case, as the database does.</summary>
    public Row? Holder(string field, string value) => _unique.TryGetValue((field, Folded(value)), out var id) ? Find(id) : null;

    /// <summary>Changes who holds a value.</summary>
    public void Hold(Row row, string field, string? before, string? after)
    {
        if (before is not null && _unique.GetValueOrDefault((field, Folded(before))) == row.Id)
        {
            _unique.Remove((field, Folded(before)));
        }

        if (after is not null)
        {
            _unique[(field, Folded(after))] = row.Id;
        }
    }

    private static string Folded(string value) => value.Trim().ToLowerInvariant();
}
