namespace Bridge.Host.Features.Outbox.Resolutions;

/// <summary>That a ticket was solved, as its member is told by mail.</summary>
/// <param name="Origin">Connection of the help desk.</param>
/// <param name="Ticket">The help desk's id of the ticket.</param>
/// <param name="SolvedAt">When, UTC. A ticket that is solved again is another resolution.</param>
/// <param name="Subject">Its subject, without card data, or null.</param>
/// <param name="Agent">Name of the representative, or null.</param>
internal sealed record Resolution(string Origin, string Ticket, DateTimeOffset SolvedAt, string? Subject, string? Agent);
