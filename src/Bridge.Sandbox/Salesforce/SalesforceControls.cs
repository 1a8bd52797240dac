using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Salesforce.Bulk;
using Bridge.Sandbox.Salesforce.Query;
using Bridge.Sandbox.Salesforce.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Salesforce;

/// <summary>The control calls of this sandbox: look at what is stored, plant records, hold rows, use up calls, end jobs and sessions.</summary>
internal sealed class SalesforceControls(SalesforceOrg org)
{
    private const int LinesAtOnce = 500;

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
            case ("POST", "remove") when table is not null:
                lock (org.Gate)
                {
                    _ = table.Find(query["id"].ToString()) is { } row ? org.Writer.Delete(table, row, org.UserId(org.Options.RepresentativeUserName)) : null;
                }

                break;
            case ("POST", "merge") when table is not null:
                lock (org.Gate)
                {
                    Merge(table, query["id"].ToString(), query["into"].ToString());
                }

                break;
            case ("POST", "purge") when table is not null:
                lock (org.Gate)
                {
                    table.Find(query["id"].ToString())?.IsPurged = true;
                }

                break;
            case ("POST", "drop-field") when table is not null:
                lock (org.Gate)
                {
                    table.Type.Drop(query["field"].ToString());
                }

                break;
            case ("POST", "hold"):
                org.Locks.Hold(query["key"].ToString(), Number(query["attempts"], 1));
                break;
            case ("POST", "hide"):
                org.Locks.Hide(query["key"].ToString());
                break;
            case ("POST", "usage"):
                org.Calls.Set(Number(query["used"], 0), Number(query["most"], org.Options.DailyCalls));
                break;
            case ("POST", "end-sessions"):
                org.Sessions.EndAll();
                break;
            case ("POST", "end-job"):
                lock (org.Gate)
                {
                    org.Jobs.Order(new JobEnding(query["state"].ToString() is { Length: > 0 } state ? state : "Failed", Number(query["after"], 0)));
                }

                break;
            case ("POST", "close-bulk"):
                org.Jobs.IsClosed = true;
                break;
            case ("POST", "job-delay"):
                lock (org.Gate)
                {
                    org.Jobs.Delay = TimeSpan.FromMilliseconds(Number(query["ms"], 0));
                }

                break;
            case ("POST", "expire-cursors"):
                lock (org.Gate)
                {
                    org.Cursors.Expire();
                }

                break;
            default:
                return false;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    // Only people and SOAP merge records; what the API shows afterwards is a deleted record that names its master.
    private void Merge(SObjectTable table, string id, string into)
    {
        if (table.Find(id) is { } row && table.Find(into) is { } master && table.Type.Find("MasterRecordId") is { } field)
        {
            table.Set(row, field, master.Id);
            org.Writer.Delete(table, row, org.UserId(org.Options.RepresentativeUserName));
        }
    }

    private async Task DumpAsync(HttpContext context, SObjectTable table)
    {
        context.Response.ContentType = "application/x-ndjson";
        for (var start = 0; start < table.Rows.Count; start += LinesAtOnce)
        {
            WriteLines(context, table, start);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }

    private void WriteLines(HttpContext context, SObjectTable table, int start)
    {
        using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        lock (org.Gate)
        {
            for (var at = start; at < Math.Min(start + LinesAtOnce, table.Rows.Count); at++)
            {
                json.WriteStartObject();
                foreach (var field in table.Type.Fields)
                {
                    RowJson.Value(json, field.Name, table.Rows[at][field]);
                }

                json.WriteNumber("writes"u8, table.Rows[at].Writes);
                json.WriteEndObject();
                json.Flush();
                context.Response.BodyWriter.GetSpan(1)[0] = (byte)'\n';
                context.Response.BodyWriter.Advance(1);
                json.Reset();
            }
        }
    }

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
