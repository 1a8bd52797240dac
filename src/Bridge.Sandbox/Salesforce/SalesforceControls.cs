using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Salesforce.Bulk;
using Bridge.Sandbox.Salesforce.Query;
using Bridge.Sandbox.Salesforce.Store;
using Bridge.Sandbox.Serving;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Salesforce;

/// <summary>The control calls of this sandbox: look at what is stored, plant records, hold rows, use up calls, end jobs and sessions.</summary>
internal sealed class SalesforceControls(SalesforceOrg org)
{
    public async Task<bool> AnswerAsync(HttpContext context, string name)
    {
        var query = context.Request.Query;
        var table = org.Table(query["type"].ToString() is { Length: > 0 } type ? type : "Contact");
        switch (context.Request.Method, name)
        {
            case ("GET", "dump") when table is not null:
                await DumpAsync(context, table);
                return true;
            case ("POST", "plant") when table is not null:
                await PlantAsync(context, table);
                return true;
            case ("POST", _) when (table is not null && ChangeRecords(table, name, query)) || SteerOrg(name, query):
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return true;
            default:
                return false;
        }
    }

    private bool ChangeRecords(SObjectTable table, string name, IQueryCollection query)
    {
        lock (org.Gate)
        {
            var row = table.Find(query["id"].ToString());
            switch (name)
            {
                case "remove":
                    _ = row is null ? null : org.Writer.Delete(table, row, org.UserId(org.Options.RepresentativeUserName));
                    return true;
                case "merge":
                    Merge(table, row, query["into"].ToString());
                    return true;
                case "purge":
                    row?.IsPurged = true;
                    return true;
                case "drop-field":
                    table.Type.Drop(query["field"].ToString());
                    return true;
                default:
                    return false;
            }
        }
    }

    private bool SteerOrg(string name, IQueryCollection query)
    {
        lock (org.Gate)
        {
            switch (name)
            {
                case "hold":
                    org.Locks.Hold(query["key"].ToString(), Number(query["attempts"], 1));
                    return true;
                case "hide":
                    org.Locks.Hide(query["key"].ToString());
                    return true;
                case "usage":
                    org.Calls.Set(Number(query["used"], 0), Number(query["most"], org.Options.DailyCalls));
                    return true;
                case "end-sessions":
                    org.Sessions.EndAll();
                    return true;
                case "end-job":
                    org.Jobs.Order(new JobEnding(query["state"].ToString() is { Length: > 0 } state ? state : "Failed", Number(query["after"], 0)));
                    return true;
                case "close-bulk":
                    org.Jobs.IsClosed = true;
                    return true;
                case "job-delay":
                    org.Jobs.Delay = TimeSpan.FromMilliseconds(Number(query["ms"], 0));
                    return true;
                case "expire-cursors":
                    org.Cursors.Expire();
                    return true;
                default:
                    return false;
            }
        }
    }

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    // Only people and SOAP merge records; what the API shows afterwards is a deleted record that names its master.
    private void Merge(SObjectTable table, SObjectRow? row, string into)
    {
        if (row is not null && table.Find(into) is { } master && table.Type.Find("MasterRecordId") is { } field)
        {
            table.Set(row, field, master.Id);
            org.Writer.Delete(table, row, org.UserId(org.Options.RepresentativeUserName));
        }
    }

    private Task DumpAsync(HttpContext context, SObjectTable table) => JsonLines.WriteAsync(context, org.Gate, () => table.Rows.Count, (json, at) =>
    {
        var row = table.Rows[at];
        json.WriteStartObject();
        foreach (var field in table.Type.Fields)
        {
            RowJson.Value(json, field.Name, row[field]);
        }

        json.WriteNumber("writes"u8, row.Writes);
        json.WriteEndObject();
    });

    // As an administrator would by hand: every field may be set, no rule looks at it.
    private async Task PlantAsync(HttpContext context, SObjectTable table)
    {
        using var sent = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        string? id = null;
        lock (org.Gate)
        {
            var all = table.Type.Fields.Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var row = context.Request.Query["id"].ToString() is { Length: > 0 } known ? table.Find(known) : table.Add();
            var (values, _) = new RecordReading(org, table, new UserRights(all, all)).Read(sent.RootElement);
            if (row is not null && table.Type.Name == "Task")
            {
                TaskRules.Prepare(table.Type, row, context.Request.Query["id"].Count == 0, values, org.UserId(org.Options.RepresentativeUserName), org.Second);
            }

            foreach (var (field, value) in row is null ? [] : values)
            {
                table.Set(row!, field, value); // nothing is enumerated without a row
            }

            if (row is not null)
            {
                RecordWriter.Stamp(row, org.Second, org.UserId(org.Options.RepresentativeUserName));
                id = row.Id;
            }
        }

        context.Response.StatusCode = id is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        await context.Response.WriteAsync(id ?? "", context.RequestAborted);
    }
}
