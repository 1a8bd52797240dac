using Bridge.Core.Desk;
using Bridge.Core.Tables;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Desk.Kept;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Features.Tickets;

namespace Bridge.Host.Features.HubFigures;

/// <summary>Brings the tickets and surveys that the hub keeps into the measures: how they stand now. Used by one thread at a time.</summary>
/// <param name="tickets">The hub's tickets; null when it keeps none.</param>
/// <param name="surveys">The hub's surveys; null when there are none.</param>
internal sealed class HubImport(ITicketReader? tickets, SurveyStore? surveys)
{
    private const string Source = "hub";

    private long _lastChange;

    /// <summary>Brings what changed since the last time; the first time everything.</summary>
    /// <param name="store">The measures.</param>
    /// <param name="cancellationToken">Stops between two pages; what was read before is kept.</param>
    /// <returns>What came in.</returns>
    /// <exception cref="StoreException">A store cannot be used.</exception>
    public (DeskIntake Tickets, DeskIntake Surveys) Run(MeasureStore store, CancellationToken cancellationToken)
    {
        var (ofTickets, ofSurveys) = (Intake(store, TicketField.Kind, HubTickets.Told), Intake(store, SurveyField.Kind, HubSurveys.Told));
        if (tickets is not null)
        {
            _lastChange = HubTickets.Read(tickets, _lastChange, ofTickets, cancellationToken);
        }

        if (surveys is not null)
        {
            HubSurveys.Read(surveys, ofSurveys, cancellationToken);
        }

        Upkeep.Refresh(store, cancellationToken);
        return (ofTickets, ofSurveys);
    }

    // What the hub reads from its own stores was checked at their doors: no row is refused.
    private static DeskIntake Intake(MeasureStore store, TableKind kind, ulong told) =>
        new(store, kind, Source, told, refusal => throw new InvalidDataException(refusal.Reason));
}
