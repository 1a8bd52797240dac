using Bridge.Core.Desk;
using Bridge.Core.Tables;
using Bridge.Core.Tickets;

namespace Bridge.Core.Kpis.Desk.Facts;

/// <summary>Makes a ticket of the rows that tell of it: events, states at instants, or both. The order of the rows says nothing.</summary>
public static class TicketHistory
{
    /// <summary>Makes a ticket.</summary>
    /// <param name="rows">All rows of one ticket, each once.</param>
    /// <returns>The ticket; null when it was deleted or made part of another.</returns>
    public static IDeskThing? Of(IReadOnlyList<FactRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var ordered = rows.OrderBy(At).ThenBy(row => row.Whole(TicketField.Sequence) ?? 0).ThenBy(Rank).ThenBy(row => row.Text(TicketField.Group), StringComparer.Ordinal).ToList();
        var turns = Turns(ordered);
        if (turns.Any(turn => turn.Status == TicketStatus.Deleted))
        {
            return null;
        }

        var held = ordered.Where(row => row.Has(TicketField.Level)).Select(row => (At: At(row), Level: (TicketLevel)((row.Whole(TicketField.Level) ?? 0) + 1))).ToList();
        var levels = held.ConvertAll(one => one.Level);
        var stated = Newest(ordered, TicketField.SolvedAt) ?? Newest(ordered, TicketField.ClosedAt);
        var replied = ordered.Where(row => Is(row, "reply")).Select(At).ToList();
        var told = ordered.Aggregate(0UL, (all, row) => all | row.Told);
        var done = turns.Where(turn => turn.IsDone).Select(turn => (long?)turn.At).FirstOrDefault();
        return new TicketFacts
        {
            CreatedAt = Earliest(ordered, TicketField.CreatedAt) ?? At(ordered[0]),
            Turns = turns.Count == 0 && stated is { } end ? [new(end, TicketStatus.Solved)] : turns,
            Reopenings = Reopenings(ordered, turns, (told & FactRow.Bit(TicketField.Reopens)) != 0),
            FirstReplyAt = Earliest(ordered, TicketField.FirstReplyAt) ?? (replied.Count > 0 ? replied[0] : null),
            Replies = Counted(ordered, told, TicketField.Replies, replied.Count),
            Notes = Counted(ordered, told, TicketField.Notes, ordered.Count(row => Is(row, "comment"))),
            EscalatedAt = held.Where(one => one.Level > levels[0]).Select(one => (long?)one.At).FirstOrDefault(),
            FirstDoneAt = done ?? Earliest(ordered, TicketField.SolvedAt) ?? Earliest(ordered, TicketField.ClosedAt),
            SolvedAt = (told & FactRow.Bit(TicketField.SolvedAt)) != 0 ? Newest(ordered, TicketField.SolvedAt)
                : turns.Count > 0 && turns[^1].IsDone ? DoneSince(turns, turns.Count - 1) : turns.Count == 0 ? Newest(ordered, TicketField.ClosedAt) : null,
            Groups = Stations(ordered),
            FirstLevel = levels.Count > 0 ? levels[0] : TicketLevel.Unknown,
            HighestLevel = levels.Count > 0 ? levels.Max() : TicketLevel.Unknown,
            Agent = Last(ordered, TicketField.Agent),
            Topic = Last(ordered, TicketField.Topic),
            Channel = Last(ordered, TicketField.Channel),
            Member = Newest(ordered, TicketField.Member),
            IsRedo = ordered.Select(row => row.Word(TicketField.Redo)).LastOrDefault(word => word is not null) == "yes",
            Feedback = ordered.Select(row => row.Word(TicketField.Feedback)).LastOrDefault(word => word is not null),
        };
    }

    private static long At(FactRow row) => row.Whole(TicketField.At) ?? 0;

    private static bool Is(FactRow row, string word) => row.Word(TicketField.Event) == word;

    // What the source counts itself wins over its events.
    private static long? Counted(List<FactRow> ordered, ulong told, TableField field, int events) =>
        Newest(ordered, field) ?? ((told & FactRow.Bit(field)) != 0 && (told & FactRow.Bit(TicketField.Event)) != 0 ? events : null);

    // Rows of one instant without an order: opened before worked on before done.
    private static int Rank(FactRow row) => StatusOf(row) is { } status ? (int)status : (int)TicketStatus.Open;

    private static TicketStatus? StatusOf(FactRow row) => row.Word(TicketField.Event) switch
    {
        "created" => TicketStatus.New,
        "reopened" => TicketStatus.Open,
        "solved" => TicketStatus.Solved,
        "closed" => TicketStatus.Closed,
        "deleted" => TicketStatus.Deleted,
        _ => row.Whole(TicketField.Status) is { } status ? (TicketStatus)status : null,
    };

    private static List<TicketTurn> Turns(List<FactRow> ordered)
    {
        var turns = new List<TicketTurn>();
        foreach (var row in ordered)
        {
            if (StatusOf(row) is { } status && (turns.Count == 0 || turns[^1].Status != status))
            {
                turns.Add(new TicketTurn(At(row), status));
            }
        }

        return turns;
    }

    // The source's own counter wins over what the statuses suggest.
    private static List<(long? Done, long At)> Reopenings(List<FactRow> ordered, List<TicketTurn> turns, bool isCounted)
    {
        var reopenings = new List<(long? Done, long At)>();
        long? DoneBefore(long instant) => turns.FindLastIndex(turn => turn.IsDone && turn.At <= instant) is >= 0 and var last ? DoneSince(turns, last) : null;
        if (isCounted)
        {
            long count = 0;
            foreach (var row in ordered.Where(row => row.Whole(TicketField.Reopens) > count))
            {
                count = row.Whole(TicketField.Reopens) ?? count;
                reopenings.Add((DoneBefore(At(row)), At(row)));
            }

            return reopenings;
        }

        for (var one = 1; one < turns.Count; one++)
        {
            if (turns[one - 1].IsDone && !turns[one].IsDone)
            {
                reopenings.Add((DoneSince(turns, one - 1), turns[one].At));
            }
        }

        return reopenings;
    }

    // Solved and then closed: it was done when it was solved.
    private static long DoneSince(List<TicketTurn> turns, int at)
    {
        while (at > 0 && turns[at - 1].IsDone)
        {
            at--;
        }

        return turns[at].At;
    }

    private static List<string> Stations(List<FactRow> ordered)
    {
        var groups = new List<string>();
        foreach (var row in ordered)
        {
            if (row.Text(TicketField.Group) is { } group && (groups.Count == 0 || groups[^1] != group))
            {
                groups.Add(group);
            }
        }

        return groups;
    }

    private static long? Earliest(List<FactRow> ordered, TableField field) => ordered.Min(row => row.Whole(field));

    private static long? Newest(List<FactRow> ordered, TableField field) =>
        ordered.Select(row => row.Whole(field)).LastOrDefault(value => value is not null);

    private static string? Last(List<FactRow> ordered, TableField field) =>
        ordered.Select(row => row.Text(field)).LastOrDefault(text => text is not null);
}
