using System.Globalization;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Desk;

/// <summary>What every help desk refuses for good before it is asked, in words without a value.</summary>
internal static class DeskRules
{
    private const int LongestKey = 64;
    private const int LongestSubject = 150;
    private const int LongestText = 32_000;

    /// <summary>Checks a new ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="takesTopic">Tells whether the help desk has a place for a topic.</param>
    /// <exception cref="ConnectorException">It can never be opened.</exception>
    public static void Check(NewTicket ticket, Func<string, bool> takesTopic)
    {
        Check(ticket);
        if (ticket.Topic is { } topic && !takesTopic(topic))
        {
            throw UnknownTopic();
        }
    }

    /// <summary>Checks a new ticket but for its topic, whose place the help desk tells later.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <exception cref="ConnectorException">It can never be opened.</exception>
    public static void Check(NewTicket ticket)
    {
        CheckKey(ticket.Key);
        CheckText(ticket.Text);
        if (string.IsNullOrWhiteSpace(ticket.Subject) || ticket.Subject.Length > LongestSubject)
        {
            throw Refuse($"A ticket's subject has 1 to {LongestSubject} characters.", "Send a shorter subject, or one at all.");
        }
    }

    /// <summary>Checks a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <exception cref="ConnectorException">It can never be added.</exception>
    public static void Check(NewComment comment)
    {
        CheckKey(comment.Key);
        CheckText(comment.Text);
    }

    /// <summary>Checks a hand-off.</summary>
    /// <param name="handOff">The hand-off.</param>
    /// <exception cref="ConnectorException">It can never be made.</exception>
    public static void Check(HandOff handOff)
    {
        CheckKey(handOff.Key);
        if (handOff.Note is { } note)
        {
            CheckText(note);
        }
    }

    /// <summary>Reads a help desk's id of a ticket, where ids are numbers.</summary>
    /// <param name="ticketId">Any text.</param>
    /// <returns>The id, or null when it is none.</returns>
    public static long? IdOf(string? ticketId) =>
        long.TryParse(ticketId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    /// <summary>Tells whether a text can be a key that the bridge gave.</summary>
    /// <param name="key">Any text.</param>
    /// <returns>True when it can.</returns>
    public static bool IsKey(string? key) =>
        key is { Length: > 0 and <= LongestKey } && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    /// <summary>A topic that the settings do not name.</summary>
    /// <returns>The error to throw.</returns>
    public static ConnectorException UnknownTopic() =>
        Refuse("The topic of the ticket is none of those in the settings.", "Send one of the topics of the tickets' route, or add it there.");

    /// <summary>Decides whether a member may comment on a ticket.</summary>
    /// <param name="isTheirs">Whether the member asked it.</param>
    /// <param name="isClosed">Whether it is closed for good.</param>
    /// <exception cref="ConnectorException">The member may not.</exception>
    public static void AdmitComment(bool isTheirs, bool isClosed)
    {
        if (!isTheirs)
        {
            throw Refuse("The ticket belongs to another requester.", "Let the member comment on tickets of their own only.");
        }

        if (isClosed)
        {
            throw Refuse("The ticket is closed and takes no comments any more.", "Open a new ticket.");
        }
    }

    /// <summary>
    /// Decides whether a member's comment opens a ticket again, in every help desk alike: whoever reads the tickets they have to work on
    /// would not see it otherwise.
    /// </summary>
    /// <remarks>Source: support.zendesk.com, "About the ticket lifecycle": a requester's reply opens a pending, held or solved ticket.</remarks>
    /// <param name="state">Where the ticket stands.</param>
    /// <returns>True for one that is solved, waits for the member or waits for somebody else.</returns>
    public static bool OpensAgain(TicketStatus? state) => state is TicketStatus.Solved or TicketStatus.Pending or TicketStatus.OnHold;

    /// <summary>There is no such ticket.</summary>
    /// <param name="system">Name of the help desk's system.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Gone(string system) => Refuse($"{system} has no such ticket any more, or never had it.", "Open a new ticket.");

    /// <summary>The help desk has no group of that name.</summary>
    /// <param name="system">Name of the help desk's system.</param>
    /// <param name="word">Its word for a group.</param>
    /// <param name="name">The name, from the settings.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException NoSuchGroup(string system, string word, string name) =>
        Refuse($"{system} has no {word} '{name}'.", "Make it there, or name another in the settings, then send the request again.");

    /// <summary>A refusal for good.</summary>
    /// <param name="problem">What happened.</param>
    /// <param name="remedy">What to do.</param>
    /// <returns>The error to throw.</returns>
    public static ConnectorException Refuse(string problem, string remedy) => new(FailureKind.Data, problem, remedy);

    private static void CheckKey(string key)
    {
        if (!IsKey(key))
        {
            throw Refuse($"The key of a ticket or comment has 1 to {LongestKey} letters, digits or hyphens.", "Report it: this is a fault of the bridge.");
        }
    }

    private static void CheckText(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            throw Refuse("A ticket's text has 1 to 32,000 characters.", "Send a shorter text, or one at all.");
        }
    }
}
