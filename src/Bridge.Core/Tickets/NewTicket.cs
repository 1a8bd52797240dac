namespace Bridge.Core.Tickets;

/// <summary>A ticket that a member opens from outside the help desk.</summary>
/// <param name="Key">
/// Key chosen by the bridge, 1 to 64 of <c>A-Z a-z 0-9 -</c>. The help desk keeps it as the ticket's external id, so that a ticket whose
/// answer was lost is found again; the same key never opens two tickets.
/// </param>
/// <param name="MemberId">External id of the member who asks (<c>origin:key</c>).</param>
/// <param name="Subject">One line, 1 to 150 characters, without card data.</param>
/// <param name="Text">The first comment, 1 to 32,000 characters, plain text without card data.</param>
/// <param name="Topic">Word of the settings' topics, or null.</param>
public sealed record NewTicket(string Key, string MemberId, string Subject, string Text, string? Topic)
{
    /// <summary>Name of the group that is to have it, or null to leave that to the help desk.</summary>
    public string? Group { get; init; }

    /// <summary>Files that were handed over for its first comment (<see cref="Upload.Token"/>), in their order.</summary>
    public IReadOnlyList<string> Uploads { get; init; } = [];
}
