using Bridge.ConnectorKit.Sources;

namespace Bridge.ConnectorKit.Tickets;

/// <summary>A help desk that is read, in the hands of a test.</summary>
public abstract class TicketFeed : SourceFeed
{
    /// <summary>Opens a ticket for somebody.</summary>
    /// <param name="subject">Its subject.</param>
    /// <param name="memberId">External id of the member who asks; null for somebody who is no member.</param>
    /// <returns>External id of the ticket.</returns>
    public abstract string Open(string subject, string? memberId);

    /// <summary>Lets an agent answer and solve a ticket.</summary>
    public abstract void Solve(string externalId);

    /// <summary>Makes a ticket part of another one; false when the help desk does not tell of such things.</summary>
    public abstract bool Merge(string externalId, string into);

    /// <summary>From now on the system can be read again.</summary>
    public abstract void Mend();
}
