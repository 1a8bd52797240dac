using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Freshdesk.Provisioning;

/// <summary>The custom fields of contacts and companies, asked for once and again when a mapping does not fit them. Safe for parallel use.</summary>
/// <remarks>Source: developers.freshdesk.com, API v2, "List All Contact Fields", "List All Company Fields".</remarks>
/// <param name="client">The client.</param>
internal sealed class FreshdeskFields(FreshdeskClient client) : IDisposable
{
    private const string Prefix = $"{FreshdeskKind.CustomFields}.";
    private readonly SemaphoreSlim _asking = new(1);
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, FreshdeskField>> _known = new(StringComparer.Ordinal);

    /// <summary>Tells whether a field of a mapping is one that an administrator makes.</summary>
    /// <param name="field">The field.</param>
    /// <returns>True when it is.</returns>
    public static bool IsCustom(TargetField field) => field.Name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Name of a custom field without the object that holds it.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The name.</returns>
    public static string NameOf(TargetField field) => field.Name[Prefix.Length..];

    /// <summary>Asks for the fields as they are now.</summary>
    /// <param name="kind">Kind of the records.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The fields by name.</returns>
    public async Task<FrozenDictionary<string, FreshdeskField>> RefreshAsync(FreshdeskKind kind, CancellationToken cancellationToken)
    {
        using var answer = await client.SendAsync(FreshdeskCall.Get(kind.Fields, $"list the fields of its {kind.Plural}"), cancellationToken);
        return _known[kind.Fields] = answer.Root.Items().Select(Read).DistinctBy(field => field.Name).ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }

    /// <summary>Fails unless the key and all custom fields of a shape are there.</summary>
    /// <param name="kind">Kind of the records.</param>
    /// <param name="shape">The fields.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when they are known to be there.</returns>
    /// <exception cref="ConnectorException">Names what is missing; otherwise each record would be refused for the same reason.</exception>
    public async ValueTask RequireAsync(FreshdeskKind kind, TargetShape shape, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(kind.Fields, out var known) && Missing(known, kind, shape).Count == 0)
        {
            return;
        }

        // All writes of a first run come at once; one question is enough for them.
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (!_known.TryGetValue(kind.Fields, out known) || Missing(known, kind, shape).Count > 0)
            {
                known = await RefreshAsync(kind, cancellationToken);
            }
        }
        finally
        {
            _asking.Release();
        }

        if (Missing(known, kind, shape) is { Count: > 0 } missing)
        {
            throw new ConnectorException(
                FailureKind.Configuration, $"Freshdesk lacks fields of the {kind.Singular} that the bridge writes: {string.Join(", ", missing)}.",
                "Run 'bridge provision --apply', or take them out of the mapping.");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _asking.Dispose();

    private static List<string> Missing(FrozenDictionary<string, FreshdeskField> known, FreshdeskKind kind, TargetShape shape) =>
    [
        .. shape.Fields.Where(IsCustom).Select(NameOf).Concat(kind.HasCustomKey ? [FreshdeskKind.CompanyKey] : [])
            .Distinct(StringComparer.Ordinal).Where(name => !known.ContainsKey(name)),
    ];

    // Choices stand as a list of texts, as a list of objects, or as an object with the values for names.
    private static FreshdeskField Read(JsonElement field)
    {
        var choices = field.Of("choices");
        return new(
            field.TextOf("name") ?? "",
            field.TextOf("type") ?? "",
            choices.ValueKind == JsonValueKind.Object
                ? [.. choices.EnumerateObject().Select(choice => choice.Name)]
                : [.. choices.Items().Select(choice => choice.ValueKind == JsonValueKind.Object ? choice.TextOf("value") : choice.ToString()).OfType<string>()]);
    }
}
