using Bridge.Core.Connectors;

namespace Bridge.Connectors.Standings;

/// <summary>Proves that finance's releases can be read and that their signature is finance's.</summary>
/// <param name="file">The release.</param>
internal sealed class StandingCheck(ReleaseFile file) : IChecks
{
    private const string Name = "release";

    /// <inheritdoc />
    public Task<IReadOnlyList<CheckFinding>> CheckAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CheckFinding>>([Look()]);

    private CheckFinding Look()
    {
        try
        {
            var (verdict, release) = file.Read();
            return ReleaseWords.Of(verdict) is { } words
                ? new CheckFinding(Name, verdict == ReleaseVerdict.NotFinances ? CheckVerdict.Failed : CheckVerdict.Warning, words)
                : new CheckFinding(Name, CheckVerdict.Ok, $"Signed by finance, of {release!.AsOfDay:yyyy-MM-dd}."); // a good one is there
        }
        catch (ConnectorException failure)
        {
            return new CheckFinding(Name, CheckVerdict.Failed, failure.Message);
        }
    }
}
