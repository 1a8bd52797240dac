using System.Collections.Concurrent;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Salesforce.Schema;

/// <summary>Descriptions of objects, asked for once and again when something does not fit them. Safe for parallel use.</summary>
/// <param name="client">The client.</param>
internal sealed class SalesforceSchemas(SalesforceClient client) : IDisposable
{
    private readonly SemaphoreSlim _asking = new(1);
    private readonly ConcurrentDictionary<string, SalesforceSchema> _known = new(StringComparer.Ordinal);

    /// <summary>Describes an object as it was when it was last asked for.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The description.</returns>
    public async ValueTask<SalesforceSchema> OfAsync(SalesforceKind kind, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(kind.Name, out var known))
        {
            return known;
        }

        // All batches of a first run come at once; one question is enough for them.
        await _asking.WaitAsync(cancellationToken);
        try
        {
            return _known.TryGetValue(kind.Name, out known) ? known : await RefreshAsync(kind, cancellationToken);
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>Describes an object as it is now.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The description.</returns>
    public async Task<SalesforceSchema> RefreshAsync(SalesforceKind kind, CancellationToken cancellationToken)
    {
        using var answer = await client.SendAsync(
            SalesforceCall.Get($"sobjects/{kind.Name}/describe", $"describe the object {kind.Name}"), cancellationToken);
        return _known[kind.Name] = new SalesforceSchema(answer.Root);
    }

    /// <summary>Fails unless the key and all fields of a shape are there for the user to write.</summary>
    /// <param name="kind">Kind of the records.</param>
    /// <param name="shape">The fields.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The description.</returns>
    /// <exception cref="ConnectorException">Names what is missing; otherwise each record would be refused for the same reason.</exception>
    public async ValueTask<SalesforceSchema> FittingAsync(SalesforceKind kind, TargetShape shape, CancellationToken cancellationToken)
    {
        var schema = await OfAsync(kind, cancellationToken);
        if (Missing(schema, shape).Count > 0)
        {
            // Somebody may have made the fields meanwhile.
            schema = await RefreshAsync(kind, cancellationToken);
        }

        return Missing(schema, shape) is { Count: > 0 } missing
            ? throw new ConnectorException(
                FailureKind.Configuration,
                $"The object {kind.Name} lacks fields that the bridge writes, or the integration user may not write them: {string.Join(", ", missing)}.",
                "Run 'bridge provision --apply', or take them out of the mapping.")
            : schema;
    }

    /// <inheritdoc />
    public void Dispose() => _asking.Dispose();

    private static List<string> Missing(SalesforceSchema schema, TargetShape shape) =>
        [.. shape.Fields.Select(field => field.Name).Append(SalesforceKind.KeyField).Where(name => !schema.MayWrite(name))];
}
