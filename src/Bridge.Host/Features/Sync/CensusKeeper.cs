using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Storage;
using Bridge.Mapping.Fingerprints;

namespace Bridge.Host.Features.Sync;

/// <summary>Knows who the target has, so that nobody else's address is ever adopted; asks the target once a run, when it matters.</summary>
internal sealed class CensusKeeper(ITakesCensus? census, Residents residents, Links links)
{
    private bool _isFresh;

    /// <summary>Name of the field the target keeps unique, or null when it keeps none.</summary>
    public string? UniqueField => census?.UniqueField;

    /// <summary>What went wrong without stopping the run; null when all went well.</summary>
    public string? Warning { get; private set; }

    /// <summary>Hash under which a unique value is kept.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The hash.</returns>
    public static long Hash(string value) => unchecked((long)Fingerprint.Of(FieldValue.Text(value.Trim().ToLowerInvariant())));

    /// <summary>Brings the register up to date, unless it was already in this run.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A task that ends when the register is up to date.</returns>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (_isFresh || census is null)
        {
            return;
        }

        _isFresh = true;
        try
        {
            await foreach (var page in census.ReadCensusAsync(residents.FindCursor(), cancellationToken))
            {
                residents.Save(page, Hash);
            }
        }
        catch (ConnectorException error) when (error.Kind == FailureKind.Configuration)
        {
            Warning = $"Who is already in the target could not be read, so a shared e-mail address may not be noticed: {error.Problem} {error.Remedy}";
        }
    }

    /// <summary>Finds somebody else who holds a unique value.</summary>
    /// <param name="uniqueHash">Its hash.</param>
    /// <param name="externalId">Who wants it.</param>
    /// <returns>The holder, or null when it is free.</returns>
    public KnownResident? FindHolder(long uniqueHash, string externalId)
    {
        var own = links.FindHolders(uniqueHash).Find(holder => !string.Equals(holder, externalId, StringComparison.Ordinal));
        if (own is not null)
        {
            return new KnownResident("", own, false);
        }

        // What the bridge itself wrote is known better from its links than from the register.
        return residents.Find(uniqueHash).Find(resident =>
            !string.Equals(resident.ExternalId, externalId, StringComparison.OrdinalIgnoreCase)
            && (resident.ExternalId is null || links.Find([resident.ExternalId]).Count == 0));
    }
}
