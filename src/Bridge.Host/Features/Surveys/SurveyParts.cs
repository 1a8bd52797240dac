using Bridge.Audit;
using Bridge.Core.Surveys;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Settings.Surveys;

namespace Bridge.Host.Features.Surveys;

/// <summary>What surveys stand on; the composition root fills it in.</summary>
internal sealed record SurveyParts
{
    /// <summary>The settings.</summary>
    public required SurveySettings Settings { get; init; }

    /// <summary>The tickets that the hub keeps.</summary>
    public required ITicketReader Tickets { get; init; }

    /// <summary>Whom the bridge asks, and what was answered.</summary>
    public required SurveyStore Store { get; init; }

    /// <summary>Makes and reads links.</summary>
    public required SurveyLinks Links { get; init; }

    /// <summary>Opens the reading of addresses; it may throw what cannot be used.</summary>
    public required Func<IReadsRequesters> Requesters { get; init; }

    /// <summary>Opens the reading of the help desk's own surveys; null when the settings do not ask for it.</summary>
    public Func<IReadsSurveyResponses>? DeskResponses { get; init; }

    /// <summary>Opens support's audit; it may throw what cannot be used.</summary>
    public required Func<AuditLog> Audit { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }
}
