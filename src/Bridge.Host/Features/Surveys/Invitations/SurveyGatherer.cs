using Bridge.Core.Tickets;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Settings.Surveys;

namespace Bridge.Host.Features.Surveys.Invitations;

/// <summary>Looks for contacts that came to their end, and decides about each once. Used by one loop.</summary>
/// <remarks>
/// It starts anew with every host and looks back as far as a contact can still be asked about: what was decided before stays,
/// and a store of tickets that was deleted and read again changes nothing.
/// </remarks>
/// <param name="settings">The settings.</param>
/// <param name="tickets">The tickets that the hub keeps.</param>
/// <param name="store">Where decisions go.</param>
/// <param name="time">The clock.</param>
internal sealed class SurveyGatherer(SurveySettings settings, ITicketReader tickets, SurveyStore store, TimeProvider time)
{
    private const int PageSize = 500;
    private long _change;

    /// <summary>A contact that ended longer ago than its delay and this is not asked about any more.</summary>
    /// <remarks>Later, people answer about the MLS and no longer about the contact; the mail server may be away for a weekend meanwhile.</remarks>
    public static TimeSpan Latest { get; } = TimeSpan.FromHours(72);

    /// <summary>Decides about what came to its end since the last look.</summary>
    /// <returns>How many contacts are new.</returns>
    public async Task<int> GatherAsync()
    {
        var total = 0;
        while (true)
        {
            var longest = settings.Rules.Max(rule => rule.Delay);
            var since = time.GetUtcNow() - Latest - longest;
            var (solved, last) = tickets.SolvedSince(_change, since > store.Settings.BegunAt ? since : store.Settings.BegunAt, PageSize);
            var decisions = solved.Select(Decide).OfType<Invitation>().ToList();
            total += decisions.Count == 0 ? 0 : await store.DecideAsync(decisions);
            _change = last;
            if (solved.Count < PageSize)
            {
                return total;
            }
        }
    }

    private Invitation? Decide(Ticket ticket)
    {
        if (ticket is not { MemberId: { } member, SolvedAt: { } solvedAt } || ticket.Key.Origin != settings.Desk
            || settings.Rules.FirstOrDefault(rule => rule.Fits(ticket)) is not { } rule)
        {
            return null;
        }

        return new Invitation
        {
            Key = SurveyLinks.NewKey(),
            Contact = ticket.Key,
            Member = member,
            Rule = rule.Name,
            State = SurveySample.Holds(settings.Seed, ticket.Key.ExternalId, rule.Share) ? InvitationState.Waiting : InvitationState.Passed,
            Agent = ticket.Agent,
            Group = ticket.Group,
            Channel = ticket.Channel,
            ContactAt = solvedAt,
            Asked = settings.Questions,
            NextAt = solvedAt + rule.Delay,
        };
    }
}
