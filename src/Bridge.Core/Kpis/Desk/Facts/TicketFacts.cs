using Bridge.Core.Kpis.Desk.Formulas;
using Bridge.Core.Tickets;

namespace Bridge.Core.Kpis.Desk.Facts;

/// <summary>One ticket as figures see it: its way through the desk.</summary>
public sealed record TicketFacts : IDeskThing
{
    private static readonly string[] _written = ["mail", "chat", "message", "web"];

    /// <summary>When it was opened, milliseconds since 1970 UTC.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Its statuses in order, without repeats.</summary>
    public required IReadOnlyList<TicketTurn> Turns { get; init; }

    /// <summary>When it was opened again, each with the end of work before it; the end is null when nobody told of it.</summary>
    public required IReadOnlyList<(long? Done, long At)> Reopenings { get; init; }

    /// <summary>When an agent first answered in public, or null.</summary>
    public long? FirstReplyAt { get; init; }

    /// <summary>Public answers of agents, or null when nobody tells.</summary>
    public long? Replies { get; init; }

    /// <summary>Notes that agents wrote for their own desk, or null when nobody tells.</summary>
    public long? Notes { get; init; }

    /// <summary>When a higher level than the first that had it got it, milliseconds since 1970 UTC; null when none did or when nobody tells.</summary>
    public long? EscalatedAt { get; init; }

    /// <summary>When it was done for the first time, or null.</summary>
    public long? FirstDoneAt { get; init; }

    /// <summary>When it was solved for good, or null while it is not or when nobody tells.</summary>
    public long? SolvedAt { get; init; }

    /// <summary>The groups that had it, in order, without repeats of one after itself.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Level that had it first; <see cref="TicketLevel.Unknown"/> when nobody tells.</summary>
    public TicketLevel FirstLevel { get; init; }

    /// <summary>Highest level that had it.</summary>
    public TicketLevel HighestLevel { get; init; }

    /// <summary>True when it was level I alone that had it.</summary>
    public bool IsLevelOne => HighestLevel == TicketLevel.First;

    /// <summary>True when a group got it back after another had it.</summary>
    public bool IsPingPong => Groups.Distinct(StringComparer.Ordinal).Count() < Groups.Count;

    /// <summary>Agent who has it.</summary>
    public string? Agent { get; init; }

    /// <summary>What it is about.</summary>
    public string? Topic { get; init; }

    /// <summary>Hash of the member who asked, or null.</summary>
    public long? Member { get; init; }

    /// <summary>What the member gave beside a request, a word of <see cref="Core.Desk.TicketField.Feedback"/>, or null.</summary>
    public string? Feedback { get; init; }

    /// <summary>True when a review of quality said that the work has to be done again.</summary>
    public bool IsRedo { get; init; }

    /// <summary>How it reached the desk.</summary>
    public string? Channel { get; init; }

    /// <summary>True when its channel says mail, chat, message or web: it is a contact of its own, and no record of a call.</summary>
    public bool IsWritten => Channel is { } channel && Array.Exists(_written, word => channel.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The times through which it is there and not done.</summary>
    /// <returns>The times, the earliest first.</returns>
    public IReadOnlyList<DeskSpell> OpenSpells()
    {
        var spells = new List<DeskSpell>();
        long? from = CreatedAt;
        foreach (var turn in Turns)
        {
            if (!turn.IsDone)
            {
                from = Math.Min(from ?? turn.At, turn.At);
                continue;
            }

            if (from < turn.At)
            {
                spells.Add(new DeskSpell(from.Value, turn.At, CreatedAt));
            }

            from = null;
        }

        return from is { } last ? [.. spells, new DeskSpell(last, long.MaxValue, CreatedAt)] : spells;
    }

    /// <summary>Tells whether it was opened again soon enough to count as the same piece of work.</summary>
    /// <param name="window">Milliseconds; null for ever.</param>
    /// <returns>True when it was.</returns>
    public bool IsReopenedWithin(long? window) =>
        Reopenings.Any(one => window is not { } most || one.Done is not { } done || one.At - done <= most);

    /// <inheritdoc />
    public string? Of(DeskTrait trait) => trait switch
    {
        DeskTrait.Group => Groups.Count > 0 ? Groups[^1] : null,
        DeskTrait.Agent => Agent,
        DeskTrait.Topic => Topic,
        DeskTrait.Channel => Channel,
        DeskTrait.Level => HighestLevel == TicketLevel.Unknown ? null : HighestLevel.ToString().ToLowerInvariant(),
        _ => null,
    };
}
