using Microsoft.Extensions.Hosting;

namespace Bridge.Sandbox.Serving;

/// <summary>Leaves signals alone: the program that started the sandbox decides when it ends.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
