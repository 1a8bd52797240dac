using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Dataverse.Query;
using Bridge.Sandbox.Dataverse.Store;
using Bridge.Sandbox.Serving;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Dataverse;

/// <summary>The control calls of this sandbox: look at what is stored, plant rows, hold them, use up calls, end tokens.</summary>
internal sealed class DataverseControls(DataverseOrg org)
{
    public async Task<bool> AnswerAsync(HttpContext context, string name)
    {
        var query = context.Request.Query;
        var table = org.FindTable(query["type"].ToString() is { Length: > 0 } type ? type : "contact");
        switch (context.Request.Method, name)
        {
            case ("GET", "dump") when table is not null:
                await DumpAsync(context, table);
                return true;
            case ("POST", "plant") when table is not null:
                await PlantAsync(context, table);
                return true;
            default:
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return context.Request.Method == "POST" && Steer(query, name, table);
        }
    }

    private bool Steer(IQueryCollection query, string name, EntityTable? table)
    {
        lock (org.Gate)
        {
            switch (name)
            {
                case "remove" when table is not null && Guid.TryParse(query["id"], out var id) && table.Find(id) is { } row:
                    org.Writer.Remove(table, row);
                    return true;
                case "drop-column" when table is not null:
                    table.Type.Drop(query["column"].ToString());
                    return true;
                case "hold":
                    org.Locks.Hold(query["key"].ToString(), Number(query["attempts"], 1));
                    return true;
                case "usage":
                    org.Protection.Use(query["client"].ToString() is { Length: > 0 } client ? client : org.Options.ClientId, Number(query["calls"], 0), Number(query["seconds"], 0));
                    return true;
                case "disable-user":
                    var users = org.Table("systemuser");
                    users.Set(users.Find(org.Users.Find(org.Options.ClientId)!.Id)!, "isdisabled", query["is"] != "false"); // the bridge's own user is there from the start
                    return true;
                case "end-tokens":
                    org.Tokens.EndAll();
                    return true;
                case "expire-changes":
                    org.Changes.Expire();
                    return true;
                default:
                    return false;
            }
        }
    }

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private async Task DumpAsync(HttpContext context, EntityTable table)
    {
        EntityRow[] rows;
        lock (org.Gate)
        {
            rows = [.. table.Rows];
        }

        await JsonLines.WriteAsync(context, org.Gate, () => rows.Length, (json, at) =>
        {
            json.WriteStartObject();
            foreach (var column in table.Type.Columns)
            {
                RowJson.Value(json, column.Property, rows[at][column.Name]);
            }

            json.WriteNumber("writes"u8, rows[at].Writes);
            json.WriteEndObject();
        });
    }

    // As an administrator would by hand: every column may be set, no rule looks at it.
    private async Task PlantAsync(HttpContext context, EntityTable table)
    {
        using var sent = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        string? id = null;
        lock (org.Gate)
        {
            var isKnown = Guid.TryParse(context.Request.Query["id"], out var known);
            var row = isKnown ? table.Find(known) : new EntityRow(Guid.NewGuid());
            if (row is not null)
            {
                if (!isKnown)
                {
                    org.Writer.Begin(table, row, org.Users.Representative.Id);
                }

                foreach (var (column, value) in new SentRow(org).Read(table.Type, sent.RootElement))
                {
                    table.Set(row, column, value);
                }

                org.Writer.Stamp(table, row);
                if (!isKnown)
                {
                    table.Add(row);
                }

                id = row.Id.ToString();
            }
        }

        context.Response.StatusCode = id is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        await context.Response.WriteAsync(id ?? "", context.RequestAborted);
    }
}
