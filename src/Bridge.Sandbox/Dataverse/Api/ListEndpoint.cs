using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Dataverse.Query;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary>Lists rows: select, filter, order, count, pages, and what changed since a token.</summary>
/// <remarks>Source: Microsoft Learn, "Query data using the Web API", "Page results", "Use change tracking".</remarks>
internal sealed class ListEndpoint(DataverseOrg org)
{
    private const int MostRows = 5000;
    private static readonly string[] _notTracked = ["$filter", "$orderby", "$expand", "$top"];

    public ODataReply Answer(ODataCall call, EntityTable table)
    {
        if (!call.User.May("Read", table.Type.Name))
        {
            throw RowFaults.NoPrivilege($"prvRead{table.Type.Name}", call.User.Id);
        }

        if (call.Parameter("$skip") is not null)
        {
            throw RowFaults.Syntax("Skip Clause is not supported in CRM");
        }

        if (call.RawParameter("$skiptoken") is { } cookie)
        {
            return org.Pages.Find(cookie) is { } kept
                ? Page(call, table, kept)
                : throw RowFaults.Syntax("Malformed XML in the paging cookie.");
        }

        return call.Parameter("$deltatoken") is { } token || call.Prefers("odata.track-changes")
            ? Changes(call, table)
            : Page(call, table, new KeptPage(Ordered(call, table), [], 1, null));
    }

    public ODataReply Count(ODataCall call, EntityTable table)
    {
        var count = call.Parameter("$deltatoken") is { } token ? ChangeDesk.Since(table, org.Changes.Read(token)).Changed.Length : Ordered(call, table).Length;
        return new ODataReply(200, json => json.WriteNumberValue(Math.Min(count, MostRows)));
    }

    private ODataReply Changes(ODataCall call, EntityTable table)
    {
        if (!table.Type.TracksChanges)
        {
            throw RowFaults.Syntax($"The entity '{table.Type.Name}' does not have change tracking enabled.");
        }

        if (Array.Find(_notTracked, name => call.Parameter(name) is not null) is { } refused)
        {
            throw RowFaults.Syntax($"The \"{refused}\" query parameter isn't supported when Change Tracking is enabled.");
        }

        var (changed, deleted) = call.Parameter("$deltatoken") is { } token
            ? ChangeDesk.Since(table, org.Changes.Read(token))
            : ([.. table.Rows.OrderBy(row => row.Version).Select(row => row.Id)], []);
        return Page(call, table, new KeptPage(changed, deleted, 1, org.Changes.Issue()));
    }

    private Guid[] Ordered(ODataCall call, EntityTable table)
    {
        var rows = call.Parameter("$filter") is { Length: > 0 } filter ? table.Rows.Where(new FilterReader(table.Type, filter).Read()) : table.Rows;
        IOrderedEnumerable<EntityRow>? ordered = null;
        foreach (var part in call.Parameter("$orderby")?.Split(',', StringSplitOptions.TrimEntries) ?? [])
        {
            var words = part.Split(' ');
            var column = table.Type.FindProperty(words[0]) ?? throw RowFaults.Syntax($"Could not find a property named '{words[0]}'.");
            object? Value(EntityRow row) => row[column.Name] is EntityReference reference ? reference.Id : row[column.Name];
            ordered = words is [_, "desc"]
                ? ordered?.ThenByDescending(Value) ?? rows.OrderByDescending(Value)
                : ordered?.ThenBy(Value) ?? rows.OrderBy(Value);
        }

        var all = ordered ?? rows;
        return [.. (int.TryParse(call.Parameter("$top"), NumberStyles.None, CultureInfo.InvariantCulture, out var top) ? all.Take(top) : all).Select(row => row.Id)];
    }

    private ODataReply Page(ODataCall call, EntityTable table, KeptPage page)
    {
        var size = int.TryParse(call.Preference("odata.maxpagesize"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is > 0 and < MostRows ? asked : MostRows;
        var shown = AskedFor.Read(org, table.Type, call.Parameter("$select"), call.Parameter("$expand")) with
        {
            HasAnnotations = call.Preference("odata.include-annotations") is not null,
        };
        var isDelta = call.Parameter("$deltatoken") is not null;
        var next = page.Rows.Length > size ? org.Pages.Keep(page with { Rows = page.Rows[size..], Number = page.Number + 1 }) : null;
        var token = next is null ? page.Token : null;
        return ODataReply.Json(json =>
        {
            json.WriteString("@odata.context"u8, $"{call.Root}$metadata#{table.Type.SetName}{(call.Parameter("$select") is { } select ? $"({select})" : "")}{(isDelta ? "/$delta" : "")}");
            if (call.Parameter("$count") == "true")
            {
                json.WriteNumber("@odata.count"u8, Math.Min(page.Rows.Length, MostRows));
            }

            json.WriteStartArray("value"u8);
            foreach (var row in page.Rows.Take(size).Select(table.Find).OfType<EntityRow>())
            {
                json.WriteStartObject();
                RowJson.Properties(json, org, table, row, shown, call.User);
                json.WriteEndObject();
            }

            Deleted(json, call, table, next is null ? page.Deleted : []);
            json.WriteEndArray();
            if (next is not null)
            {
                json.WriteString("@odata.nextLink"u8, $"{call.Root}{table.Type.SetName}?{Without(Without(call.Query, "$skiptoken"), "$deltatoken")}$skiptoken={next}");
            }

            if (token is not null)
            {
                json.WriteString("@odata.deltaLink"u8, $"{call.Root}{table.Type.SetName}?{Without(Without(call.Query, "$skiptoken"), "$deltatoken")}$deltatoken={token}");
            }
        }) with
        {
            Headers = page.Token is null || isDelta ? [] : [("Preference-Applied", "odata.track-changes")],
        };
    }

    private static void Deleted(Utf8JsonWriter json, ODataCall call, EntityTable table, Guid[] deleted)
    {
        foreach (var id in deleted)
        {
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, $"{call.Root}$metadata#{table.Type.SetName}/$deletedEntity");
            json.WriteString("id"u8, id);
            json.WriteString("reason"u8, "deleted");
            json.WriteEndObject();
        }
    }

    private static string Without(string query, string name) =>
        string.Concat(query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !Uri.UnescapeDataString(part).StartsWith(name + "=", StringComparison.Ordinal)).Select(part => part + "&"));
}
