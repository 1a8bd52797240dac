using Bridge.Core.Model;

namespace Bridge.Core.Tickets;

/// <summary>A ticket as a help desk holds it. What was said in it is in <see cref="TicketComment"/>.</summary>
/// <remarks>Texts have lost their card data at the door. Instants are UTC. A ticket that comes again replaces the one before.</remarks>
public sealed record Ticket : IRecord
{
    /// <inheritdoc />
    /// <remarks>The origin is the connection's name in the settings, the value the help desk's own id.</remarks>
    public required RecordKey Key { get; init; }

    /// <summary>UTC instant of the last change, changes by the help desk's own system included.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Key that the bridge gave a ticket it opened itself (<see cref="NewTicket.Key"/>), or null.</summary>
    public string? OpenedAs { get; init; }

    /// <summary>Where it stands.</summary>
    public required TicketStatus State { get; init; }

    /// <summary>One line; null for a tombstone.</summary>
    public string? Subject { get; init; }

    /// <summary>External id of the member who asked (<c>origin:key</c>), or null when the asker is no member.</summary>
    public string? MemberId { get; init; }

    /// <summary>How it reached the help desk, lower case: <c>web</c>, <c>email</c>, <c>voice</c>, <c>chat</c>, <c>api</c> or the help desk's own word.</summary>
    public string? Channel { get; init; }

    /// <summary>The group that has it, or null.</summary>
    public string? Group { get; init; }

    /// <summary>Who it is with: what the help desk tells, otherwise by the settings.</summary>
    public TicketLevel Level { get; init; }

    /// <summary>Level that the help desk itself keeps; unknown where only the settings say what a group means.</summary>
    public TicketLevel ToldLevel { get; init; }

    /// <summary>Name of the agent who has it, or null.</summary>
    public string? Agent { get; init; }

    /// <summary>What it is about, by the help desk's own words (type, first tag that the settings name as topic), or null.</summary>
    public string? Topic { get; init; }

    /// <summary>The help desk's tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was solved last, or null while it is not.</summary>
    public DateTimeOffset? SolvedAt { get; init; }

    /// <summary>What the help desk counts itself, or null when the source was not asked or does not tell.</summary>
    public TicketTimes? Times { get; init; }

    /// <summary>The ticket that this one was made part of, or null. Such a tombstone still tells the member, where the help desk does.</summary>
    public RecordKey? MergedInto { get; init; }

    /// <inheritdoc />
    public bool IsTombstone => State == TicketStatus.Deleted;

    /// <inheritdoc />
    public string? Status => IsTombstone ? null : State.ToString();

    /// <inheritdoc />
    public FieldValue Field(string name) => name switch
    {
        nameof(Status) => FieldValue.Text(Status),
        nameof(Subject) => FieldValue.Text(Subject),
        nameof(MemberId) => FieldValue.Text(MemberId),
        nameof(Channel) => FieldValue.Text(Channel),
        nameof(Group) => FieldValue.Text(Group),
        nameof(Agent) => FieldValue.Text(Agent),
        nameof(Topic) => FieldValue.Text(Topic),
        nameof(Tags) => FieldValue.List(Tags),
        _ => FieldValue.Blank,
    };
}
