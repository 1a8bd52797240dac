using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Provisioning;

/// <summary>The fields that an account has.</summary>
/// <remarks>
/// Zendesk takes a write into a field that it does not have, or that is switched off, and leaves the value out without a word: it would look delivered. So the fields
/// are looked for before the first write of a run. Source: developer.zendesk.com, User Fields and Organization Fields.
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
internal sealed class ZendeskFields(ZendeskSession session, ZendeskKind kind)
{
    private volatile bool _areThere;
    private Task? _begun;

    // It waits for nothing that would have to be disposed.
    private SemaphoreSlim Asking { get; } = new(1);

    /// <summary>Tells whether a field of a mapping is one that an administrator makes.</summary>
    /// <param name="field">The field.</param>
    /// <returns>True when it is.</returns>
    public bool IsCustom(TargetField field) => field.Name.StartsWith($"{kind.CustomFields}.", StringComparison.Ordinal);

    /// <summary>Tells whether a field is neither custom nor one of Zendesk's own: nobody can make it.</summary>
    /// <param name="field">The field.</param>
    /// <returns>True when it is.</returns>
    public bool IsUnknown(TargetField field) => !IsCustom(field) && !kind.Attributes.Contains(field.Name);

    /// <summary>Key of a custom field, without the object that holds it.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The key.</returns>
    public static string KeyOf(TargetField field) => field.Name[(field.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>Asks for the custom fields as they are now.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The fields by key.</returns>
    public async Task<IReadOnlyDictionary<string, ZendeskField>> ListAsync(CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, ZendeskField>(StringComparer.OrdinalIgnoreCase);
        var purpose = $"list its {kind.Singular} fields";
        await foreach (var page in session.Client.PagesAsync(kind.CustomFields, null, CallKind.Read, purpose, cancellationToken))
        {
            foreach (var row in page.ItemsOf(kind.CustomFields))
            {
                var options = row.ItemsOf("custom_field_options").Select(option => option.TextOf("value") ?? "");
                var isActive = row.Of("active").ValueKind != JsonValueKind.False;
                known[row.TextOf("key") ?? ""] = new(row.TextOf("type") ?? "", isActive, [.. options]);
            }
        }

        return known;
    }

    /// <summary>Begins to ask, so that the answer is there when the first write needs it.</summary>
    /// <param name="shape">The fields; the same at each call.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    public void Begin(TargetShape shape, CancellationToken cancellationToken)
    {
        if (!_areThere)
        {
            _begun ??= LookAsync(shape, cancellationToken);
        }
    }

    /// <summary>Fails unless all fields of a shape are there; asks once, and again while some are not.</summary>
    /// <param name="shape">The fields; the same at each call.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when they are known to be there.</returns>
    /// <exception cref="ConnectorException">Names what is missing.</exception>
    public async ValueTask RequireAsync(TargetShape shape, CancellationToken cancellationToken)
    {
        if (_areThere)
        {
            return;
        }

        // All jobs of a first run begin at once; one question is enough for them.
        await Asking.WaitAsync(cancellationToken);
        try
        {
            if (!_areThere)
            {
                // What was begun early is taken once: after an error the next caller asks for himself.
                await (Interlocked.Exchange(ref _begun, null)?.WaitAsync(cancellationToken) ?? LookAsync(shape, cancellationToken));
                _areThere = true;
            }
        }
        finally
        {
            Asking.Release();
        }
    }

    private async Task LookAsync(TargetShape shape, CancellationToken cancellationToken)
    {
        if (shape.Fields.Where(IsUnknown).Select(field => field.Name).ToList() is { Count: > 0 } unknown)
        {
            throw Lacking(unknown, $"Correct the names in the mapping, or take them out of it; custom fields are {kind.CustomFields}.KEY.");
        }

        var custom = shape.Fields.Where(IsCustom).ToList();
        if (custom.Count == 0)
        {
            return;
        }

        var known = await session.AskAsync(() => ListAsync(cancellationToken), $"whether the account has the custom fields of {kind.Plural}, whose values it may leave out");
        if (known is not null && custom.Where(field => !known.ContainsKey(KeyOf(field))).Select(field => field.Name).ToList() is { Count: > 0 } missing)
        {
            throw Lacking(missing, "Run 'bridge provision --apply', then run again; or take them out of the mapping.");
        }

        if (known is not null && custom.Where(field => !known[KeyOf(field)].IsActive).Select(field => field.Name).ToList() is { Count: > 0 } off)
        {
            throw Unheard(
                $"has fields of {kind.Plural} switched off: {string.Join(", ", off)}",
                $"Switch them on in Zendesk's Admin Center, People, {kind.Singular} fields, then run again; or take them out of the mapping.");
        }
    }

    private ConnectorException Lacking(List<string> names, string remedy) =>
        Unheard($"lacks fields of {kind.Plural}: {string.Join(", ", names)}", remedy);

    private static ConnectorException Unheard(string what, string remedy) => new(
        FailureKind.Configuration, $"Zendesk {what}. It would leave their values out without a word, so nothing was sent.", remedy);
}
