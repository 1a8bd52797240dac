using System.Collections.Concurrent;
using System.Text.Json;
using Bridge.Connectors.Http.Bodies;
using Bridge.Connectors.Salesforce.Api;

namespace Bridge.Connectors.Salesforce.Provisioning;

/// <summary>
/// Gives the rights to fields: a new custom field is visible to nobody. One permission set lets the bridge write, another one
/// lets representatives read; the first is assigned to the bridge's own user, the second is left to the administrator.
/// </summary>
/// <remarks>Source: Object Reference, PermissionSet, PermissionSetAssignment, ObjectPermissions, FieldPermissions.</remarks>
/// <param name="client">The client.</param>
internal sealed class SalesforceFieldRights(SalesforceClient client)
{
    /// <summary>Permission set of the bridge.</summary>
    public const string Integration = "MLS_Integration";

    /// <summary>Permission set of representatives.</summary>
    public const string Representatives = "MLS_CSR";

    private readonly ConcurrentDictionary<string, string> _sets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _objects = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, FieldRight>> _fields = new(StringComparer.Ordinal);

    /// <summary>Forgets what rights there were: somebody may have taken them away, or an answer that gave them was lost.</summary>
    public void Forget()
    {
        _sets.Clear();
        _objects.Clear();
        _fields.Clear();
    }

    /// <summary>Gives the rights to one field.</summary>
    /// <param name="kind">Its object.</param>
    /// <param name="field">Its name.</param>
    /// <param name="cancellationToken">Abandons the calls; running them again is safe.</param>
    /// <returns>A task that ends when the rights are given.</returns>
    public async Task GrantAsync(SalesforceKind kind, string field, CancellationToken cancellationToken)
    {
        // The bridge's own right comes last: while it is missing, a plan finds the field hidden, and both rights are given again.
        await GrantAsync(await SetAsync(Representatives, "MLS Representative", cancellationToken), kind, field, mayEdit: false, cancellationToken);
        await GrantAsync(await SetAsync(Integration, "MLS Integration", cancellationToken), kind, field, mayEdit: true, cancellationToken);
    }

    private async Task<string> SetAsync(string name, string label, CancellationToken cancellationToken)
    {
        if (_sets.TryGetValue(name, out var known))
        {
            return known;
        }

        var id = await FindAsync("PermissionSet", $"Name = {SoqlText.Quoted(name)}", cancellationToken)
            ?? await AddAsync("PermissionSet", json =>
            {
                json.WriteString("Name"u8, name);
                json.WriteString("Label"u8, label);
            }, cancellationToken);
        if (name == Integration && (await client.TokenAsync(cancellationToken)).UserId is { } user)
        {
            await AssignAsync(id, user, cancellationToken);
        }

        return _sets[name] = id;
    }

    private async Task AssignAsync(string set, string user, CancellationToken cancellationToken)
    {
        if (await FindAsync("PermissionSetAssignment", $"PermissionSetId = {SoqlText.Quoted(set)} AND AssigneeId = {SoqlText.Quoted(user)}", cancellationToken) is null)
        {
            await AddAsync("PermissionSetAssignment", json =>
            {
                json.WriteString("PermissionSetId"u8, set);
                json.WriteString("AssigneeId"u8, user);
            }, cancellationToken);
        }
    }

    private async Task GrantAsync(string set, SalesforceKind kind, string field, bool mayEdit, CancellationToken cancellationToken)
    {
        await GrantObjectAsync(set, kind, mayEdit, cancellationToken);
        var full = $"{kind.Name}.{field}";
        var given = await GivenAsync(set, kind, cancellationToken);
        if (!given.TryGetValue(full, out var right))
        {
            var id = await AddAsync("FieldPermissions", json =>
            {
                json.WriteString("ParentId"u8, set);
                json.WriteString("SobjectType"u8, kind.Name);
                json.WriteString("Field"u8, full);
                WriteRights(json, mayEdit);
            }, cancellationToken);
            given[full] = new(id, MayRead: true, mayEdit);
        }
        else if (!right.MayRead || (mayEdit && !right.MayEdit))
        {
            var call = new SalesforceCall(HttpMethod.Patch, $"sobjects/FieldPermissions/{right.Id}", $"give rights to the field {field}")
            {
                IsIdempotent = true,
                Body = JsonBody.Of(json => WriteRights(json, mayEdit)),
            };
            using var answer = await client.SendAsync(call, cancellationToken);
            given[full] = new(right.Id, MayRead: true, mayEdit);
        }
    }

    // One question for all fields of an object; one for each field would be most calls of a provisioning.
    private async Task<ConcurrentDictionary<string, FieldRight>> GivenAsync(string set, SalesforceKind kind, CancellationToken cancellationToken)
    {
        var key = $"{set}:{kind.Name}";
        if (_fields.TryGetValue(key, out var known))
        {
            return known;
        }

        var given = new ConcurrentDictionary<string, FieldRight>(StringComparer.OrdinalIgnoreCase);
        var soql = $"SELECT Id, Field, PermissionsRead, PermissionsEdit FROM FieldPermissions WHERE ParentId = {SoqlText.Quoted(set)} AND SobjectType = {SoqlText.Quoted(kind.Name)}";
        await foreach (var rows in client.QueryAsync(soql, isAll: false, "look for the rights (FieldPermissions)", cancellationToken))
        {
            foreach (var row in rows.Items())
            {
                if (row.TextOf("Field") is { } field && row.TextOf("Id") is { } id)
                {
                    given[field] = new(id, row.FlagOf("PermissionsRead"), row.FlagOf("PermissionsEdit"));
                }
            }
        }

        return _fields[key] = given;
    }

    // The right to a field counts for whoever has the right to its object.
    private async Task GrantObjectAsync(string set, SalesforceKind kind, bool mayEdit, CancellationToken cancellationToken)
    {
        var right = $"{set}:{kind.Name}";
        if (_objects.ContainsKey(right))
        {
            return;
        }

        if (await FindAsync("ObjectPermissions", $"ParentId = {SoqlText.Quoted(set)} AND SobjectType = {SoqlText.Quoted(kind.Name)}", cancellationToken) is null)
        {
            await AddAsync("ObjectPermissions", json =>
            {
                json.WriteString("ParentId"u8, set);
                json.WriteString("SobjectType"u8, kind.Name);
                json.WriteBoolean("PermissionsRead"u8, true);
                json.WriteBoolean("PermissionsCreate"u8, mayEdit);
                json.WriteBoolean("PermissionsEdit"u8, mayEdit);
            }, cancellationToken);
        }

        _objects[right] = true;
    }

    private static void WriteRights(Utf8JsonWriter json, bool mayEdit)
    {
        json.WriteBoolean("PermissionsRead"u8, true);
        json.WriteBoolean("PermissionsEdit"u8, mayEdit);
    }

    private async Task<string?> FindAsync(string type, string where, CancellationToken cancellationToken)
    {
        await foreach (var rows in client.QueryAsync($"SELECT Id FROM {type} WHERE {where}", isAll: false, $"look for the rights ({type})", cancellationToken))
        {
            return rows.Items().Select(row => row.TextOf("Id")).FirstOrDefault();
        }

        return null;
    }

    private async Task<string> AddAsync(string type, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        var purpose = $"give rights ({type})";
        using var answer = await client.SendAsync(new SalesforceCall(HttpMethod.Post, $"sobjects/{type}", purpose) { Body = JsonBody.Of(write) }, cancellationToken);
        return answer.Root.TextOf("id") ?? throw SalesforceErrors.Lost(purpose, null);
    }

    private sealed record FieldRight(string Id, bool MayRead, bool MayEdit);
}
