namespace Bridge.Host.Features.Outbox;

/// <summary>The help desk is left alone for a while.</summary>
/// <param name="Until">UTC instant of its end.</param>
/// <param name="Message">What happened and what to do; null when it only asked to wait.</param>
internal sealed record DeskHold(DateTimeOffset Until, string? Message);
