using Bridge.Access;
using Bridge.Core.Scrubbing;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Outbox;

namespace Bridge.Host.Features.MemberApi;

/// <summary>Accepts tickets and comments: checked, freed of card data, on disk before the answer.</summary>
/// <param name="desk">What the API stands on.</param>
/// <param name="outbox">Takes what was accepted.</param>
/// <param name="tickets">Finds the ticket that a comment is for.</param>
internal sealed class TicketRequests(MemberDesk desk, OutboxStore outbox, TicketFinder tickets)
{
    private const string Subject = "subject";
    private const string Text = "text";
    private const string Topic = "topic";
    private const string Level = "level";
    private static readonly TicketLevel[] _levels = [TicketLevel.First, TicketLevel.Second, TicketLevel.Third, TicketLevel.Vendor];

    /// <summary>Accepts a ticket.</summary>
    /// <param name="context">The request.</param>
    /// <param name="member">External id of the member.</param>
    /// <returns>202 with the ticket's id, or a problem.</returns>
    public async Task<IResult> OpenAsync(HttpContext context, string member)
    {
        if (IdempotencyKey.Of(context.Request) is not { } key)
        {
            return Problems.NoKey(Bounds.Key);
        }

        if (!desk.Knows(member))
        {
            return Problems.UnknownMember();
        }

        if (await BodyReader.ReadAsync(context.Request, [Subject, Text, Topic, Level], context.RequestAborted) is not { } body)
        {
            return Problems.TooLarge();
        }

        var (subject, text) = (body.Text(Subject, Bounds.Subject, isLine: true), body.Text(Text, Bounds.Text, isLine: false));
        var (topic, group) = (TopicOf(body), GroupOf(body));
        if (body.Faults.Count > 0 || subject is null || text is null)
        {
            return Problems.Invalid(body.Faults);
        }

        var (line, words) = (CardScrubber.Scrub(subject), CardScrubber.Scrub(text));
        return await AcceptAsync(context, new NewRequest
        {
            Caller = Persons.IdOf(context.User),
            CallerKey = key,
            Kind = RequestKind.Ticket,
            Desk = desk.Connection,
            Member = member,
            Subject = Cut(line.Text, Bounds.Subject),
            Text = Cut(words.Text, Bounds.Text),
            Topic = topic,
            Group = group,
            Removed = line.Removed.Count + words.Removed.Count,
        });
    }

    /// <summary>Accepts a comment.</summary>
    /// <param name="context">The request.</param>
    /// <param name="member">External id of the member.</param>
    /// <param name="id">The ticket.</param>
    /// <returns>202 with the comment's id, or a problem.</returns>
    public async Task<IResult> CommentAsync(HttpContext context, string member, string id)
    {
        if (IdempotencyKey.Of(context.Request) is not { } key)
        {
            return Problems.NoKey(Bounds.Key);
        }

        if (tickets.Find(member, id) is not { } ticket)
        {
            return Problems.NoTicket();
        }

        if (await BodyReader.ReadAsync(context.Request, [Text], context.RequestAborted) is not { } body)
        {
            return Problems.TooLarge();
        }

        var text = body.Text(Text, Bounds.Text, isLine: false);
        if (body.Faults.Count > 0 || text is null)
        {
            return Problems.Invalid(body.Faults);
        }

        var words = CardScrubber.Scrub(text);
        return await AcceptAsync(context, new NewRequest
        {
            Caller = Persons.IdOf(context.User),
            CallerKey = key,
            Kind = RequestKind.Comment,
            Desk = desk.Connection,
            Member = member,
            Ticket = ticket.Answer.Id,
            Text = Cut(words.Text, Bounds.Text),
            Removed = words.Removed.Count,
        });
    }

    // What takes the place of card data can be longer than that was.
    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most].TrimEnd();

    private string? TopicOf(BodyReader body)
    {
        if (body.Text(Topic, Bounds.Topic, isLine: true, isOptional: true) is not { } topic)
        {
            return null;
        }

        return desk.Topics.FirstOrDefault(known => known.Equals(topic, StringComparison.OrdinalIgnoreCase))
            ?? body.Fault(Topic, desk.Topics.Count == 0
                ? "is not taken, because the bridge's settings name no topics: leave it out."
                : $"is none of the words that are set: {string.Join(", ", desk.Topics)}.");
    }

    private string? GroupOf(BodyReader body)
    {
        if (body.Text(Level, Bounds.Topic, isLine: true, isOptional: true) is not { } word)
        {
            return null;
        }

        var able = _levels.Where(level => desk.GroupOf(level) is not null).ToList();
        return able.Where(level => word.Equals(level.ToString(), StringComparison.OrdinalIgnoreCase)).Select(desk.GroupOf).FirstOrDefault()
            ?? body.Fault(Level, able.Count == 0
                ? "is not taken, because the bridge's settings name no groups for levels: leave it out."
                : $"is none that the settings name a group for: {string.Join(", ", able.Select(level => level.ToString().ToLowerInvariant()))}.");
    }

    private async Task<IResult> AcceptAsync(HttpContext context, NewRequest request)
    {
        try
        {
            var acceptance = await outbox.AcceptAsync(request);
            if (acceptance.IsConflict)
            {
                return Problems.OtherBody();
            }

            var place = $"/api/v1/members/{Uri.EscapeDataString(request.Member)}/tickets/{request.Ticket ?? acceptance.Request.Key}";
            return TypedResults.Accepted(place, new AcceptedAnswer(acceptance.Request.Key, "accepted", acceptance.Request.Removed));
        }
        catch (StoreException)
        {
            context.Response.Headers.RetryAfter = "5";
            return Problems.NotNow();
        }
    }
}
