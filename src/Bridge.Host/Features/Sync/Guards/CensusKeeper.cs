using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Storage;
using Bridge.Mapping.Fingerprints;

namespace Bridge.Host.Features.Sync.Guards;

/// <summary>Knows who the target has, so that nobody else's address is ever adopted; asks the target once a run, when it matters.</summary>
/// <param name="census">The target, or null when it keeps nothing unique.</param>
/// <param name="residents">The register.</param>
/// <param name="linked">What the bridge wrote.</param>
/// <param name="isAnew">True to read everybody: some targets never tell of a record that was deleted for good, and its address would be held for ever.</param>
internal sealed class CensusKeeper(ITakesCensus? census, Residents residents, LinkedHolders linked, bool isAnew)
{
    private Task? _refresh;

    /// <summary>Name of the field the target keeps unique, or null when it keeps none.</summary>
    public string? UniqueField => census?.UniqueField;

    /// <summary>What went wrong without stopping the run; null when all went well.</summary>
    public string? Warning { get; private set; }

    /// <summary>Hash under which a unique value is kept.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The hash.</returns>
    public static long Hash(string value) => unchecked((long)Fingerprint.Of(FieldValue.Text(value.Trim().ToLowerInvariant())));

    /// <summary>Begins to bring the register up to date beside what else is done; for one caller, before anybody else asks.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The reading that <see cref="RefreshAsync"/> waits for.</returns>
    public Task BeginRefresh(CancellationToken cancellationToken) =>
        _refresh = census is null ? Task.CompletedTask : Task.Run(() => ReadAsync(census, cancellationToken), CancellationToken.None);

    /// <summary>Brings the register up to date, unless it was already in this run.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A task that ends when the register is up to date.</returns>
    public Task RefreshAsync(CancellationToken cancellationToken) =>
        (_refresh ??= census is null ? Task.CompletedTask : ReadAsync(census, cancellationToken)).WaitAsync(cancellationToken);

    /// <summary>Looks up who holds some unique values.</summary>
    /// <param name="uniqueHashes">Their hashes.</param>
    /// <param name="claimed">What the run has claimed, when no other record can be linked; else null.</param>
    /// <param name="added">Keys of records that the bridge has not written yet.</param>
    /// <returns>The holders.</returns>
    public KnownHolders FindHolders(IReadOnlyCollection<long> uniqueHashes, ClaimedKeys? claimed, IReadOnlyCollection<string> added)
    {
        var found = residents.Find(uniqueHashes);

        // What the bridge itself wrote is known better from its links than from the register.
        var written = linked.FindWritten([.. found.SelectMany(holders => holders).Select(resident => resident.ExternalId).OfType<string>()]);
        return new KnownHolders(linked.Find(uniqueHashes, claimed), found, written, residents.FindKeys(added));
    }

    private async Task ReadAsync(ITakesCensus census, CancellationToken cancellationToken)
    {
        try
        {
            var isFirst = isAnew;
            await foreach (var page in census.ReadCensusAsync(isAnew ? null : residents.FindCursor(), cancellationToken))
            {
                residents.Save(page, Hash, isFirst);
                isFirst = false;
            }
        }
        catch (ConnectorException error) when (error.Kind == FailureKind.Configuration)
        {
            Warning = $"Who is already in the target could not be read, so a shared e-mail address may not be noticed: {error.Problem} {error.Remedy}";
        }
    }
}
