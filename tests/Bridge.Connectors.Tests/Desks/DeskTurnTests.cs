using Bridge.Connectors.Desk;

namespace Bridge.Connectors.Tests.Desks;

public sealed class DeskTurnTests
{
    [Fact]
    public async Task The_second_begins_when_the_first_has_ended_even_in_an_error()
    {
        var turn = new DeskTurn();
        var first = new TaskCompletionSource<int>();
        var begun = false;
        var failing = turn.TakeAsync(() => first.Task, CancellationToken.None);
        var waiting = turn.TakeAsync(
            () =>
            {
                begun = true;
                return Task.FromResult(2);
            },
            CancellationToken.None);

        Assert.False(begun);
        first.SetException(new IOException("cut off"));

        await Assert.ThrowsAsync<IOException>(() => failing);
        Assert.Equal(2, await waiting);
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_does_not_act_and_holds_nobody_up()
    {
        var turn = new DeskTurn();
        var first = new TaskCompletionSource<int>();
        using var impatient = new CancellationTokenSource();
        var holding = turn.TakeAsync(() => first.Task, CancellationToken.None);
        var givenUp = turn.TakeAsync<int>(() => throw new InvalidOperationException("It acted."), impatient.Token);

        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        first.SetResult(1);
        Assert.Equal((1, 3), (await holding, await turn.TakeAsync(() => Task.FromResult(3), CancellationToken.None)));
    }
}
