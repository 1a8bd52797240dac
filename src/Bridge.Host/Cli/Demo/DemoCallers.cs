using Bridge.Host.Cli.Demo.Crms;

namespace Bridge.Host.Cli.Demo;

/// <summary>Members who go on calling while the pages are served, about as often as on any other day: so the wall lives.</summary>
/// <param name="desk">Whose members call.</param>
/// <param name="phone">Where they call.</param>
/// <param name="time">The clock.</param>
internal sealed class DemoCallers(IDemoDesk desk, IDemoPhone phone, TimeProvider time)
{
    private const int Members = 60;

    /// <summary>Calls, one member after the other.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>A task that ends then.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var members = await desk.MembersAsync(Members, cancellationToken);
            for (var number = 0; ; number++)
            {
                await CallAsync(members[number % members.Count], number, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The demo ends.
        }
    }

    // How long somebody waits and talks follows from the number; every ninth gives up, as before.
    private async Task CallAsync(string member, int number, CancellationToken cancellationToken)
    {
        var (wait, talk) = (TimeSpan.FromSeconds(12 + (number * 7 % 40)), TimeSpan.FromSeconds(40 + (number * 37 % 80)));
        var call = await phone.RingAsync(member, cancellationToken);
        await Task.Delay(wait, time, cancellationToken);
        if (number % 9 < 8)
        {
            await phone.AnswerAsync(call, number, cancellationToken);
            await Task.Delay(talk, time, cancellationToken);
        }

        await phone.HangUpAsync(call, cancellationToken);
        await Task.Delay(DemoDesk.BetweenCalls - wait - talk, time, cancellationToken);
    }
}
