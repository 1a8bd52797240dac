namespace Bridge.Host.Features.Outbox.Resolutions;

/// <summary>Notes with the start that the help desk tells of resolutions itself, so that what it told is not told again when this changes.</summary>
/// <param name="outbox">Where it is noted.</param>
internal sealed class ResolutionsOff(OutboxStore outbox) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => outbox.ForgetBeginningAsync(ResolutionRegistration.Name);

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
