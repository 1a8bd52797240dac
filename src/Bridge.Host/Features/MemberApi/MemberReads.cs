using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Features.Outbox;

namespace Bridge.Host.Features.MemberApi;

/// <summary>What a member may read: their tickets, what was said in them, their standing.</summary>
/// <param name="desk">What the API stands on.</param>
/// <param name="outbox">What is on its way.</param>
/// <param name="tickets">The member's tickets.</param>
/// <param name="time">The clock.</param>
internal sealed class MemberReads(MemberDesk desk, OutboxStore outbox, TicketFinder tickets, TimeProvider time)
{
    // Somebody waits in front of a page; the help desk's slowness must not become the MLS's.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(8);

    /// <summary>Lists tickets.</summary>
    /// <param name="member">External id of the member.</param>
    /// <param name="limit">Most tickets, as text.</param>
    /// <param name="after">Where the page begins.</param>
    /// <returns>The page, or a problem.</returns>
    public IResult List(string member, int? limit, string? after) =>
        Problems.OfPage(limit, after) ?? (IResult)TypedResults.Ok(tickets.List(member, limit ?? Bounds.UsualPage, after));

    /// <summary>Shows a ticket with what was said in public.</summary>
    /// <param name="member">External id of the member.</param>
    /// <param name="id">Id of the ticket.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The ticket, or a problem.</returns>
    public async Task<IResult> ShowAsync(string member, string id, CancellationToken cancellationToken)
    {
        if (tickets.Find(member, id) is not { } ticket)
        {
            return Problems.NoTicket();
        }

        var waiting = outbox.CountWaitingComments(ticket.Lane);
        if (ticket.DeskId is null)
        {
            return TypedResults.Ok(new TicketDetailAnswer(ticket.Answer, [], CommentsAvailable: true, waiting));
        }

        var comments = await CommentsAsync(ticket.DeskId, cancellationToken);
        return TypedResults.Ok(new TicketDetailAnswer(ticket.Answer, comments ?? [], comments is not null, waiting));
    }

    /// <summary>Tells a member's standing.</summary>
    /// <param name="member">External id of the member.</param>
    /// <returns>The word and the sentence.</returns>
    public IResult Standing(string member)
    {
        var standing = desk.StandingOf(RecordKey.Parse(member)); // the gate made sure of the form
        return TypedResults.Ok(new StandingAnswer(JsonNamingPolicy.CamelCase.ConvertName(standing.ToString()), desk.Sentences[standing]));
    }

    private async Task<List<CommentAnswer>?> CommentsAsync(string deskId, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var comments = new List<CommentAnswer>();
            await foreach (var comment in desk.Open().ReadCommentsAsync(deskId, either.Token))
            {
                if (comment.IsPublic)
                {
                    comments.Add(new CommentAnswer(comment.At, comment.IsByMember ? "member" : "support", comment.Author, comment.Text, comment.Files));
                }
            }

            return comments;
        }
        catch (ConnectorException)
        {
            return null; // the answer says so; the outbox tells the administrator when the help desk is down
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
