using System.Text.Json;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Http.Bodies;

namespace Bridge.Connectors.Dataverse.Provisioning;

/// <summary>
/// Gives the rights to secured columns: one profile lets the bridge write, another one lets representatives read. The first takes the
/// bridge's own user, the second is left to the administrator.
/// </summary>
/// <remarks>Source: Microsoft Learn, "Column-level security", table reference of fieldsecurityprofile and fieldpermission: 4 allows, 0 does not.</remarks>
/// <param name="client">The client.</param>
internal sealed class DataverseColumnSecurity(DataverseClient client)
{
    /// <summary>Profile of the bridge.</summary>
    public const string Integration = "MLS Integration";

    /// <summary>Profile of representatives.</summary>
    public const string Representatives = "MLS CSR";

    private const int Allowed = 4;
    private const string Purpose = "give the rights to a secured column";

    /// <summary>Tells whether the bridge may change a secured column.</summary>
    /// <param name="kind">Its table.</param>
    /// <param name="column">The column.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>True when it may.</returns>
    public async Task<bool> MayWriteAsync(DataverseKind kind, string column, CancellationToken cancellationToken)
    {
        var joined = (await ListAsync($"systemusers({await UserAsync(cancellationToken)})/systemuserprofiles_association?$select=fieldsecurityprofileid", cancellationToken))
            .Select(profile => profile.TextOf("fieldsecurityprofileid")).ToHashSet();
        return (await PermissionsAsync(kind, column, cancellationToken))
            .Any(permission => permission.NumberOf("canupdate") == Allowed && joined.Contains(permission.TextOf("_fieldsecurityprofileid_value")));
    }

    /// <summary>Gives the rights to one column; does no harm when they are there.</summary>
    /// <param name="kind">Its table.</param>
    /// <param name="column">The column.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>A task that ends when the bridge may write the column.</returns>
    public async Task GrantAsync(DataverseKind kind, string column, CancellationToken cancellationToken)
    {
        // The bridge's own right comes last: while it is missing, a plan finds the column closed, and both rights are given again.
        await GrantAsync(kind, column, Representatives, mayWrite: false, cancellationToken);
        var bridge = await GrantAsync(kind, column, Integration, mayWrite: true, cancellationToken);
        using (await SendAsync(
            $"systemusers({await UserAsync(cancellationToken)})/systemuserprofiles_association/$ref",
            json => json.WriteString("@odata.id"u8, $"{client.RootAddress}fieldsecurityprofiles({bridge})"),
            cancellationToken))
        {
        }
    }

    private async Task<string> GrantAsync(DataverseKind kind, string column, string profile, bool mayWrite, CancellationToken cancellationToken)
    {
        var found = await ListAsync($"fieldsecurityprofiles?$select=name&$filter=name%20eq%20%27{Uri.EscapeDataString(profile)}%27", cancellationToken);
        var id = found.Select(row => row.TextOf("fieldsecurityprofileid")).FirstOrDefault() ?? await CreateAsync("fieldsecurityprofiles", json => json.WriteString("name"u8, profile), cancellationToken);
        if (!(await PermissionsAsync(kind, column, cancellationToken)).Any(permission => permission.TextOf("_fieldsecurityprofileid_value") == id))
        {
            await CreateAsync(
                "fieldpermissions",
                json =>
                {
                    json.WriteString("entityname"u8, kind.Table);
                    json.WriteString("attributelogicalname"u8, column);
                    json.WriteNumber("canread"u8, Allowed);
                    json.WriteNumber("cancreate"u8, mayWrite ? Allowed : 0);
                    json.WriteNumber("canupdate"u8, mayWrite ? Allowed : 0);
                    json.WriteString("fieldsecurityprofileid@odata.bind"u8, $"/fieldsecurityprofiles({id})");
                },
                cancellationToken);
        }

        return id;
    }

    private Task<IReadOnlyList<JsonElement>> PermissionsAsync(DataverseKind kind, string column, CancellationToken cancellationToken) => ListAsync(
        $"fieldpermissions?$select=canupdate,_fieldsecurityprofileid_value&$filter=entityname%20eq%20%27{kind.Table}%27%20and%20attributelogicalname%20eq%20%27{column}%27",
        cancellationToken);

    private async Task<string?> UserAsync(CancellationToken cancellationToken)
    {
        using var me = await client.SendAsync(DataverseCall.Get("WhoAmI", "say who I am"), cancellationToken);
        return me.Root.TextOf("UserId");
    }

    private async Task<IReadOnlyList<JsonElement>> ListAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await client.SendAsync(DataverseCall.Get(path, Purpose), cancellationToken);
        return [.. answer.Root.Of("value").Items().Select(row => row.Clone())];
    }

    private async Task<string> CreateAsync(string set, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(set, write, cancellationToken);
        var id = answer.EntityId?.Split('(')[^1].TrimEnd(')');
        return Guid.TryParse(id, out _) ? id : throw DataverseErrors.Lost(Purpose, null);
    }

    private Task<DataverseAnswer> SendAsync(string path, Action<Utf8JsonWriter> write, CancellationToken cancellationToken) =>
        client.SendAsync(new DataverseCall(HttpMethod.Post, path, Purpose) { Body = JsonBody.Of(write) }, cancellationToken);
}
