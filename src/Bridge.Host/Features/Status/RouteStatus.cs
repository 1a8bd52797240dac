namespace Bridge.Host.Features.Status;

/// <summary>One route on the status page.</summary>
/// <param name="Name">Name of the route.</param>
/// <param name="From">Connection it reads.</param>
/// <param name="To">Connection it writes.</param>
/// <param name="State">How it stands.</param>
/// <param name="Message">What happened and what to do; null when all is well.</param>
/// <param name="LastRunAt">UTC start of the last run, or null before the first.</param>
/// <param name="LastOutcome">How the last run ended, or null.</param>
/// <param name="LagSeconds">Seconds since the checkpoint last moved, or null before the first.</param>
/// <param name="DeadLetters">Records set aside.</param>
/// <param name="ThrottledUntil">UTC instant until which a rate limit holds calls back, or null.</param>
internal sealed record RouteStatus(
    string Name, string From, string To, string State, string? Message, DateTimeOffset? LastRunAt, string? LastOutcome,
    double? LagSeconds, long DeadLetters, DateTimeOffset? ThrottledUntil);
