using Bridge.Access;
using Bridge.Core.Scrubbing;
using Bridge.Host.Features.Outbox;

namespace Bridge.Host.Features.MemberApi;

/// <summary>Accepts that a ticket goes to another level: on disk before the answer, done once.</summary>
/// <param name="desk">What the API stands on.</param>
/// <param name="outbox">Takes what was accepted.</param>
/// <param name="tickets">Finds the ticket.</param>
internal sealed class LevelRequests(MemberDesk desk, OutboxStore outbox, TicketFinder tickets)
{
    private const string Level = "level";
    private const string Note = "note";

    /// <summary>Accepts it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="member">External id of the member.</param>
    /// <param name="id">The ticket.</param>
    /// <returns>202 with the id of the request, or a problem.</returns>
    public async Task<IResult> HandOffAsync(HttpContext context, string member, string id)
    {
        if (!desk.HandsOff)
        {
            return Problems.NoHandOffs();
        }

        if (IdempotencyKey.Of(context.Request) is not { } key)
        {
            return Problems.NoKey(Bounds.Key);
        }

        if (tickets.Find(member, id) is not { } ticket)
        {
            return Problems.NoTicket();
        }

        if (await BodyReader.ReadAsync(context.Request, [Level, Note], files: null, context.RequestAborted) is not { } body)
        {
            return Problems.TooLarge();
        }

        var level = LevelWord.Read(body, desk, isOptional: false);
        var note = body.Text(Note, Bounds.Note, isLine: false, isOptional: true);
        if (body.Faults.Count > 0 || level is null)
        {
            return Problems.Invalid(body.Faults);
        }

        var scrubbed = CardScrubber.Scrub(note ?? "");
        return await TicketRequests.AcceptAsync(outbox, context, new NewRequest
        {
            Caller = Persons.IdOf(context.User),
            CallerKey = key,
            Kind = RequestKind.HandOff,
            Desk = desk.Connection,
            Member = member,
            Ticket = ticket.Answer.Id,
            Text = scrubbed.Text,
            Group = desk.GroupOf(level.Value),
            Topic = desk.TagOf(level.Value),
            Removed = scrubbed.Removed.Count,
        });
    }
}
