using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Sandbox.Dataverse.Schema;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary><c>EntityDefinitions</c>: describes tables, columns and keys, and makes columns and keys.</summary>
/// <remarks>Source: Microsoft Learn, "Query table definitions using the Web API", "Create and update column definitions", "Define alternate keys".</remarks>
internal sealed partial class DefinitionEndpoints(DataverseOrg org)
{
    private const string Choices = "Microsoft.Dynamics.CRM.PicklistAttributeMetadata";

    public ODataReply Answer(ODataCall call)
    {
        if (call.Path == "EntityDefinitions")
        {
            return All(call);
        }

        var match = Named().Match(Uri.UnescapeDataString(call.Path));
        if (!match.Success || org.FindTable(match.Groups["entity"].Value) is not { } table)
        {
            throw RowFaults.NotFound(call.Path);
        }

        return (call.Method, match.Groups["rest"].Value) switch
        {
            ("GET", "") => One(call, table.Type),
            ("GET", "/Attributes") => ODataReply.Json(json => DefinitionJson.List(json, "value", Filtered(call, table.Type.Columns), DefinitionJson.Column)),
            ("GET", "/Attributes/" + Choices) => ODataReply.Json(json =>
                DefinitionJson.List(json, "value", table.Type.Columns.Where(column => column.Type == ColumnType.Picklist), DefinitionJson.Column)),
            ("GET", "/Keys") => ODataReply.Json(json => DefinitionJson.List(json, "value", table.Type.Keys, (writer, key) => DefinitionJson.Key(writer, key, org.Time.GetUtcNow()))),
            ("POST", "/Attributes") => AddColumn(call, table),
            ("POST", "/Keys") => AddKey(call, table),
            _ => throw RowFaults.NotFound(call.Path),
        };
    }

    private ODataReply All(ODataCall call)
    {
        var types = org.Tables.Select(table => table.Type);
        var shown = call.Parameter("$filter") switch
        {
            "ChangeTrackingEnabled eq true" => types.Where(type => type.TracksChanges),
            { Length: > 0 } filter when LogicalName().Match(filter) is { Success: true } one => types.Where(type => type.Name == one.Groups["name"].Value),
            null or "" => types,
            _ => throw RowFaults.Syntax("The sandbox does not read this filter of definitions."),
        };
        return ODataReply.Json(json => DefinitionJson.List(json, "value", shown, (writer, type) => Describe(writer, call, type)));
    }

    private ODataReply One(ODataCall call, EntityType type) => ODataReply.Json(json =>
    {
        json.WriteString("@odata.context"u8, $"{call.Root}$metadata#EntityDefinitions/$entity");
        Describe(json, call, type);
    });

    private void Describe(Utf8JsonWriter json, ODataCall call, EntityType type) =>
        DefinitionJson.Entity(json, type, call.Parameter("$expand") ?? "", org.Time.GetUtcNow());

    private static IEnumerable<Column> Filtered(ODataCall call, IEnumerable<Column> columns) =>
        call.Parameter("$filter") is { } filter && LogicalName().Match(filter) is { Success: true } match ? columns.Where(column => column.Name == match.Groups["name"].Value) : columns;

    private static ODataReply AddColumn(ODataCall call, EntityTable table)
    {
        Require(call);
        var column = DefinitionReader.Read(call.Body);
        if (table.Type.Find(column.Name) is not null)
        {
            throw new RowRefusedException(400, "0x80047013", $"An attribute with the specified name {column.Name} already exists");
        }

        call.Call.Applied = true;
        table.Type.Set(column);
        return ODataReply.Written($"{call.Root}EntityDefinitions(LogicalName='{table.Type.Name}')/Attributes({column.MetadataId})", isCreated: false);
    }

    private ODataReply AddKey(ODataCall call, EntityTable table)
    {
        Require(call);
        var columns = call.Body.GetProperty("KeyAttributes").EnumerateArray().Select(name => name.GetString() ?? "").ToList();
        if (columns.Find(name => table.Type.Find(name) is not { IsSecured: false }) is { } unfit)
        {
            throw new RowRefusedException(400, "0x80047075", $"The attribute {unfit} does not exist or cannot be part of a key.");
        }

        if (table.Type.Keys.Exists(key => key.Columns.SequenceEqual(columns)))
        {
            throw new RowRefusedException(400, "0x80060892", "An entity key with the selected attributes already exists.");
        }

        call.Call.Applied = true;
        var key = new AlternateKey(call.Body.GetProperty("SchemaName").GetString() ?? "", columns, org.Time.GetUtcNow() + org.Options.KeyDelay);
        table.Add(key);
        return ODataReply.Written($"{call.Root}EntityDefinitions(LogicalName='{table.Type.Name}')/Keys({key.MetadataId})", isCreated: false);
    }

    private static void Require(ODataCall call)
    {
        if (!call.User.Privileges.Contains("prvCreateAttribute"))
        {
            throw RowFaults.NoPrivilege("prvCreateAttribute", call.User.Id);
        }
    }

    [GeneratedRegex(@"^EntityDefinitions\(LogicalName='(?<entity>[a-z0-9_]+)'\)(?<rest>/.*)?$")]
    private static partial Regex Named();

    [GeneratedRegex("^LogicalName eq '(?<name>[a-z0-9_]+)'$")]
    private static partial Regex LogicalName();
}
