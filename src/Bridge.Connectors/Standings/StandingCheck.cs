using Bridge.Core.Connectors;

namespace Bridge.Connectors.Standings;

/// <summary>Proves that finance's releases can be read and that their signature is finance's.</summary>
/// <param name="file">The release.</param>
/// <param name="source">Knows what to say of it.</param>
internal sealed class StandingCheck(ReleaseFile file, StandingSource source) : IChecks
{
    /// <inheritdoc />
    public Task<IReadOnlyList<CheckFinding>> CheckAsync(CancellationToken cancellationToken)
    {
        CheckFinding finding;
        try
        {
            var (verdict, release) = file.Read();
            finding = verdict == ReleaseVerdict.Good
                ? new CheckFinding("release", CheckVerdict.Ok, $"Signed by finance, of {release!.AsOfDay:yyyy-MM-dd}.") // a good one is there
                : new CheckFinding("release", verdict == ReleaseVerdict.NotFinances ? CheckVerdict.Failed : CheckVerdict.Warning, source.Warn() ?? "");
        }
        catch (ConnectorException failure)
        {
            finding = new CheckFinding("release", CheckVerdict.Failed, failure.Message);
        }

        return Task.FromResult<IReadOnlyList<CheckFinding>>([finding]);
    }
}
