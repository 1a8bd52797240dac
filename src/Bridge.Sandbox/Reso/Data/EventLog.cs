namespace Bridge.Sandbox.Reso.Data;

/// <summary>The append-only log of what was created, changed or removed.</summary>
/// <remarks>
/// Source: RESO RCP-27 EntityEvent (a log with an ever growing sequence and no event type). The rows that exist at
/// the start have one event each, offices first, because a parent comes before its children; they take no memory.
/// </remarks>
internal sealed class EventLog(int offices, int members)
{
    private readonly List<(bool IsMember, int Row)> _later = [];

    public int Count => offices + members + _later.Count;

    public void Append(bool isMember, int row) => _later.Add((isMember, row));

    public (bool IsMember, int Row) At(int index) =>
        index < offices ? (false, index)
        : index < offices + members ? (true, index - offices)
        : _later[index - offices - members];
}
