using System.Collections.Concurrent;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Dataverse.Schema;

/// <summary>Descriptions of tables, asked for once and again when something does not fit them. Safe for parallel use.</summary>
/// <param name="client">The client.</param>
internal sealed class DataverseTables(DataverseClient client) : IDisposable
{
    private const string Parts =
        "$select=LogicalName,EntitySetName,ChangeTrackingEnabled&$expand=Attributes($select=LogicalName,AttributeType,IsValidForCreate,IsValidForUpdate,IsSecured),"
        + "Keys($select=KeyAttributes,EntityKeyIndexStatus),"
        + "ManyToOneRelationships($select=ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName)";

    // A column has a list of its own or shares a global choice, which the maker portal recommends; the other of the two is empty then.
    private const string Choices =
        "Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)";

    private readonly SemaphoreSlim _asking = new(1);
    private readonly ConcurrentDictionary<string, DataverseTable> _known = new(StringComparer.Ordinal);

    /// <summary>Describes a table as it was when it was last asked for.</summary>
    /// <param name="kind">Kind of the records.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The description.</returns>
    public async ValueTask<DataverseTable> OfAsync(DataverseKind kind, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(kind.Table, out var known))
        {
            return known;
        }

        // All batches of a first run come at once; one question is enough for them.
        await _asking.WaitAsync(cancellationToken);
        try
        {
            return _known.TryGetValue(kind.Table, out known) ? known : await RefreshAsync(kind, cancellationToken);
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>Describes a table as it is now.</summary>
    /// <param name="kind">Kind of the records.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The description.</returns>
    public async Task<DataverseTable> RefreshAsync(DataverseKind kind, CancellationToken cancellationToken)
    {
        var purpose = $"describe the table {kind.Table}";
        var table = $"EntityDefinitions(LogicalName='{kind.Table}')";
        using var description = await client.SendAsync(DataverseCall.Get($"{table}?{Parts}", purpose), cancellationToken);
        using var choices = await client.SendAsync(DataverseCall.Get($"{table}/{Choices}", purpose), cancellationToken);
        return _known[kind.Table] = new DataverseTable(kind, description.Root, choices.Root);
    }

    /// <summary>Fails unless the key and all fields of a shape are there to write.</summary>
    /// <param name="kind">Kind of the records.</param>
    /// <param name="shape">The fields.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The description.</returns>
    /// <exception cref="ConnectorException">Names what is missing; otherwise each record would be refused for the same reason.</exception>
    public async ValueTask<DataverseTable> FittingAsync(DataverseKind kind, TargetShape shape, CancellationToken cancellationToken)
    {
        var table = await OfAsync(kind, cancellationToken);
        if (Misfit(kind, table, shape) is not null)
        {
            // Somebody may have made the columns meanwhile, and an index is built in the background.
            table = await RefreshAsync(kind, cancellationToken);
        }

        return Misfit(kind, table, shape) is { } misfit ? throw misfit : table;
    }

    /// <inheritdoc />
    public void Dispose() => _asking.Dispose();

    private static ConnectorException? Misfit(DataverseKind kind, DataverseTable table, TargetShape shape)
    {
        var missing = shape.Fields.Select(field => field.Name).Append(kind.KeyColumn).Where(name => !table.MayWrite(name)).ToList();
        return missing.Count > 0
            ? new ConnectorException(
                FailureKind.Configuration,
                $"The table {kind.Table} lacks columns that the bridge writes, or they cannot be written: {string.Join(", ", missing)}.",
                "Run 'bridge provision --apply', or take them out of the mapping. Lookups are named by their navigation property and lead to accounts or contacts.")
            : table.Key switch
            {
                _ when !kind.HasAlternateKey => null,
                null => new(FailureKind.Configuration, $"The table {kind.Table} has no alternate key on {kind.KeyColumn}.", "Run 'bridge provision --apply'."),
                { HasFailed: true } => new(
                    FailureKind.Configuration, $"The index of the alternate key on {kind.KeyColumn} of {kind.Table} could not be built.",
                    "Look for rows with the same key, correct them, and reactivate the key in Power Apps (Tables, Keys)."),
                { IsActive: false } => new(
                    FailureKind.Transient, $"Dataverse is still building the index of the alternate key on {kind.KeyColumn} of {kind.Table}.",
                    "Wait; the bridge goes on when the key is active. 'bridge check' tells."),
                _ => null,
            };
    }
}
