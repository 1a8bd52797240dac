using Bridge.Host.Rehearsals;

namespace Bridge.Host.Features.Hooks;

/// <summary>Goes through webhooks before the port opens: calls without a signature, which are refused, and a hint that is written and taken back.</summary>
/// <remarks>After an outage a help desk sends at once what it could not deliver; the first hundred calls come within a moment, on as many connections.</remarks>
/// <param name="doors">Connections that may call.</param>
/// <param name="hints">What they hint at.</param>
internal sealed class HookRehearsal(IEnumerable<HookDoor> doors, HintStore hints) : IRehearsal
{
    private const int Together = 16;
    private const int Rounds = 4;

    /// <inheritdoc />
    public async Task RehearseAsync(Func<string, Task> post)
    {
        foreach (var door in doors)
        {
            var path = $"/hooks/{Uri.EscapeDataString(door.Connection)}";
            for (var round = 0; round < Rounds; round++)
            {
                await Task.WhenAll([.. Enumerable.Range(0, Together).Select(_ => post(path)), hints.RehearseAsync(door.Connection)]);
            }
        }
    }
}
