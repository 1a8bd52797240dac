using Bridge.Storage;

namespace Bridge.Host.Tests.Storage;

/// <summary>Who may do what with a store. That a killed process loses its turn is seen in RunCommandTests.</summary>
public sealed class StoreTurnTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-turn-");

    private string Store => Path.Combine(_home.FullName, "bridge.db");

    [Fact]
    public async Task One_has_the_turn_at_a_time_and_other_work_goes_on()
    {
        var first = await TakeAsync("route members");
        var refused = await Assert.ThrowsAsync<StoreException>(() => TakeAsync("route members"));
        using var other = await TakeAsync("route offices/a:b");
        first.Dispose();
        using var again = await TakeAsync("route members");

        Assert.True(refused.IsTaken);
        Assert.StartsWith($"Another bridge is at work on route members with the store {Store}.", refused.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_patient_has_it_next()
    {
        var first = await TakeAsync("route members");

        var waiting = StoreTurn.TakeAsync(Store, "route members", TimeSpan.FromMinutes(5), TimeProvider.System, default);
        Assert.False(waiting.IsCompleted);
        first.Dispose();

        using var second = await waiting;
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_told_as_such()
    {
        await File.WriteAllTextAsync(Store + ".locks", "a file where the folder should be");

        var error = await Assert.ThrowsAsync<StoreException>(() => TakeAsync("route members"));

        Assert.False(error.IsTaken);
        Assert.Contains("No lock can be made beside the store", error.Problem, StringComparison.Ordinal);
    }

    public void Dispose() => _home.Delete(recursive: true);

    private Task<StoreTurn> TakeAsync(string work) => StoreTurn.TakeAsync(Store, work, TimeSpan.Zero, TimeProvider.System, default);
}
