using Bridge.Access;
using Bridge.Core.Model;
using Bridge.Core.Scrubbing;
using Bridge.Host.Features.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Host.Features.MemberApi;

/// <summary>Accepts tickets and comments: checked, freed of card data, on disk before the answer.</summary>
/// <param name="desk">What the API stands on.</param>
/// <param name="outbox">Takes what was accepted.</param>
/// <param name="tickets">Finds the ticket that a comment is for.</param>
/// <param name="rooms">Room for bodies with files.</param>
internal sealed class TicketRequests(MemberDesk desk, OutboxStore outbox, TicketFinder tickets, BodyRoom rooms)
{
    private const string Subject = "subject";
    private const string Text = "text";
    private const string Topic = "topic";
    private const string Level = "level";

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

        using var room = rooms.Ask(context.Request.ContentLength);
        if (room is { IsAcquired: false })
        {
            context.Response.Headers.RetryAfter = "2";
            return Problems.NoRoom();
        }

        if (await BodyReader.ReadAsync(context.Request, [Subject, Text, Topic, Level], desk.Attachments, context.RequestAborted) is not { } body)
        {
            return Problems.TooLarge(desk.Attachments.LargestBody);
        }

        var (subject, text) = (body.Text(Subject, Bounds.Subject, isLine: true), body.Text(Text, Bounds.Text, isLine: false));
        var (topic, level) = (TopicOf(body), LevelWord.Read(body, desk, isOptional: true));
        if (body.Faults.Count > 0 || subject is null || text is null)
        {
            return Problems.Invalid(body.Faults);
        }

        var (line, words) = (CardScrubber.Scrub(subject), CardScrubber.Scrub(text));
        return await AcceptAsync(outbox, context, new NewRequest
        {
            Caller = Persons.IdOf(context.User),
            CallerKey = key,
            Kind = RequestKind.Ticket,
            Desk = desk.Connection,
            Member = member,
            Subject = Cut(line.Text, Bounds.Subject),
            Text = Cut(words.Text, Bounds.Text),
            Topic = topic,
            Group = level is { } known ? desk.GroupOf(known) : null,
            Files = body.Files,
            Removed = line.Removed.Count + words.Removed.Count + body.Removed,
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

        using var room = rooms.Ask(context.Request.ContentLength);
        if (room is { IsAcquired: false })
        {
            context.Response.Headers.RetryAfter = "2";
            return Problems.NoRoom();
        }

        if (await BodyReader.ReadAsync(context.Request, [Text], desk.Attachments, context.RequestAborted) is not { } body)
        {
            return Problems.TooLarge(desk.Attachments.LargestBody);
        }

        var text = body.Text(Text, Bounds.Text, isLine: false);
        if (body.Faults.Count > 0 || text is null)
        {
            return Problems.Invalid(body.Faults);
        }

        var words = CardScrubber.Scrub(text);
        return await AcceptAsync(outbox, context, new NewRequest
        {
            Caller = Persons.IdOf(context.User),
            CallerKey = key,
            Kind = RequestKind.Comment,
            Desk = desk.Connection,
            Member = member,
            Ticket = ticket.Answer.Id,
            Text = Cut(words.Text, Bounds.Text),
            Files = body.Files,
            Removed = words.Removed.Count + body.Removed,
        });
    }

    // What takes the place of card data can be longer than that was.
    private static string Cut(string text, int most) => text.Length <= most ? text : TextCut.To(text, most).TrimEnd();

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

    // The help desk may be down for hours; what waits for it meanwhile must not fill the disk, nor one member what all share.
    private static ProblemHttpResult? Full(OutboxStore outbox, NewRequest request)
    {
        var size = request.Files.Sum(file => (long)file.Content.Length);
        var (all, members) = outbox.WaitingBytes(request.Member);
        return members + size > Bounds.WaitingOfMember ? Problems.TooMuchOfMember() : all + size > Bounds.WaitingOfAll ? Problems.NotNow() : null;
    }

    /// <summary>Accepts a request; it is on disk when the task ends.</summary>
    /// <param name="outbox">Takes it.</param>
    /// <param name="context">The call.</param>
    /// <param name="request">The request.</param>
    /// <returns>202 with its id, or a problem.</returns>
    internal static async Task<IResult> AcceptAsync(OutboxStore outbox, HttpContext context, NewRequest request)
    {
        try
        {
            if (request.Files.Count > 0 && !outbox.Knows(request) && Full(outbox, request) is { } full)
            {
                context.Response.Headers.RetryAfter = "60";
                return full;
            }

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
