namespace Bridge.Core.Tickets;

/// <summary>Whoever asked in a ticket, as the help desk knows them now. Never kept: the bridge holds no copy of the membership.</summary>
/// <param name="MemberId">External id of the member (<c>origin:key</c>), or null when the asker is no member.</param>
/// <param name="Address">E-mail address, or null when the help desk has none.</param>
/// <param name="Language">Language tag such as <c>es-MX</c>, or null when the help desk does not tell.</param>
public sealed record Requester(string? MemberId, string? Address, string? Language)
{
    /// <summary>Names nobody, so that no log line or message does.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(Requester);
}
