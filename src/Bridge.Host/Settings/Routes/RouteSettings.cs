using Bridge.Core.Tickets;

namespace Bridge.Host.Settings.Routes;

/// <summary>One route: what is read where, and written where, how and when.</summary>
internal sealed record RouteSettings
{
    /// <summary>Name of the route, unique.</summary>
    public required string Name { get; init; }

    /// <summary>Record kind: a word of <see cref="RecordKinds"/>.</summary>
    public required string Record { get; init; }

    /// <summary>Connection to read from.</summary>
    public required string From { get; init; }

    /// <summary>Connection to write to; empty when the hub keeps the records itself.</summary>
    public required string To { get; init; }

    /// <summary>True when the hub keeps the records itself and nothing leaves.</summary>
    public bool IsKept => RecordKinds.Kept.Contains(Record);

    /// <summary>True for a route of tickets.</summary>
    public bool IsTickets => Record == RecordKinds.Ticket;

    /// <summary>What the groups and tags of a help desk mean; only for tickets.</summary>
    public DeskWords Desk { get; init; } = DeskWords.None;

    /// <summary>IANA zone of the desk that takes the calls, or null to leave it as it is; only for calls.</summary>
    public string? Zone { get; init; }

    /// <summary>The checked document of business hours, or null to leave them as they are; only for calls.</summary>
    public string? Hours { get; init; }

    /// <summary>Mapping document: name of a built-in one or path of a file; null for the target's own default.</summary>
    public string? Mapping { get; init; }

    /// <summary>Routes that run before this one; default none.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>How often the host runs the route; default 5 minutes. Ignored when <see cref="Cron"/> is set.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Quartz cron expression (six or seven fields), or null.</summary>
    public string? Cron { get; init; }

    /// <summary>How often all keys are compared to find vanished records; default 1 day, zero for never.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>States in which a record counts as departed; compared without case; default Inactive.</summary>
    public IReadOnlyList<string> DepartedStatuses { get; init; } = ["Inactive"];

    /// <summary>Largest share of the linked records (0 to 1) that one run may deactivate without a person's yes; default 5 %.</summary>
    public double MaxDeactivationShare { get; init; } = 0.05;

    /// <summary>True to adopt a target's ordinary user without external id who has the member's e-mail; default false: review.</summary>
    public bool AdoptsByEmail { get; init; }

    /// <summary>True when the target is read back every <see cref="SweepEvery"/> and drift is restored; default false: <c>plan --verify</c> reports it.</summary>
    public bool RestoresDrift { get; init; }
}
