using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Jobs;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Tickets.Changes;

/// <summary>Writes up to a hundred tickets in a background job, and merges tickets in one.</summary>
/// <remarks>Source: Zendesk API reference, Tickets, "Create many", "Update many", "Merge tickets"; Ticket import.
/// </remarks>
internal sealed class TicketJobs(ZendeskAccount account)
{
    private const int MostAtOnce = 100;
    private readonly TicketWrites _writes = new(account);
    private readonly TicketImports _imports = new(account);

    public async Task CreateManyAsync(ApiCall api)
    {
        if (await RowsAsync(api, "tickets") is { } rows)
        {
            await SubmitAsync(api, rows.Count, position => Row(_writes.Create(rows[position], api.Caller), "create"));
        }
    }

    public async Task ImportManyAsync(ApiCall api)
    {
        if (await RowsAsync(api, "tickets") is { } rows)
        {
            await SubmitAsync(api, rows.Count, position => Row(_imports.Import(rows[position], api.Caller), "create"));
        }
    }

    public async Task UpdateManyAsync(ApiCall api)
    {
        if (await api.BodyAsync() is not { } body)
        {
            await Reply.WrongBodyAsync(api, "tickets");
            return;
        }

        List<(long Id, JsonElement Sent)>? rows = null;
        if (body.TryGetProperty("ticket", out var same) && same.ValueKind == JsonValueKind.Object)
        {
            rows = [.. Ids(api).Select(id => (id, same))];
        }
        else if (body.TryGetProperty("tickets", out var many) && many.ValueKind == JsonValueKind.Array)
        {
            rows = [.. many.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object)
                .Select(row => (row.TryGetProperty("id", out var id) ? Sent.Id(id) : 0, row))];
        }

        if (rows is null || rows.Count > MostAtOnce)
        {
            await (rows is null ? Reply.WrongBodyAsync(api, "tickets") : TooManyAsync(api, rows.Count));
            return;
        }

        await SubmitAsync(api, rows.Count, position => Row(_writes.Update(rows[position].Id, rows[position].Sent, api.Caller), "update"));
    }

    public async Task MergeAsync(ApiCall api)
    {
        if (await api.BodyAsync() is not { } body || !body.TryGetProperty("ids", out var sent) || sent.ValueKind != JsonValueKind.Array)
        {
            await Reply.WrongBodyAsync(api, "ids");
            return;
        }

        var target = api.SegmentId(1);
        long[] sources = [.. sent.EnumerateArray().Select(Sent.Id).Where(id => id > 0 && id != target)];
        await SubmitAsync(api, 1, _ => Merge(target, sources, body, api.Caller.Id));
    }

    /// <summary>Accepts a job, or answers that too many are at work.</summary>
    public async Task SubmitAsync(ApiCall api, int total, Func<int, JobRow> work)
    {
        if (account.Jobs.Submit(total, "ticket", work) is { } job)
        {
            api.Call.Applied = true;
            await JobEndpoints.ShowAsync(api, account, job);
        }
        else
        {
            await JobEndpoints.TooManyAsync(api, account);
        }
    }

    public static List<long> Ids(ApiCall api) =>
        [.. (api.Query("ids") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1)];

    private JobRow Merge(long targetId, long[] sourceIds, JsonElement body, long by)
    {
        Sent.Text(body, "target_comment", out var targetComment);
        Sent.Text(body, "source_comment", out var sourceComment);
        var targetIsPublic = body.TryGetProperty("target_comment_is_public", out var flag) && Sent.Flag(flag);
        var sourceIsPublic = body.TryGetProperty("source_comment_is_public", out flag) && Sent.Flag(flag);
        lock (account.Gate)
        {
            List<StoredTicket> sources = [.. sourceIds.Select(account.Tickets.Live).OfType<StoredTicket>()];
            if (account.Tickets.Live(targetId) is not { Status: not "closed" } target || sources.Count < sourceIds.Length
                || sources.Exists(source => source.Status == "closed"))
            {
                return new JobRow(0, "update", null, "TicketMergeFailed", "A ticket to merge does not exist or is closed");
            }

            var actor = new Actor(by, account.Second, "api");
            foreach (var source in sources)
            {
                var edit = new TicketEdit
                {
                    Comment = new CommentDraft(sourceComment ?? $"This request was closed and merged into request #{target.Id}.", sourceIsPublic, by),
                    AddTags = ["closed_by_merge"],
                };
                account.Desk.Update(source, edit.Set("status", "closed"), actor);
                account.Desk.Tell("ticket.merged", source, by, target.Id);
            }

            account.Desk.Update(target, new TicketEdit
            {
                Comment = new CommentDraft(
                    targetComment ?? $"Requests #{string.Join(", #", sourceIds)} were merged into this request.", targetIsPublic, by)
                {
                    Attachments = [.. sources.SelectMany(source => source.Comments).SelectMany(comment => comment.Attachments)],
                },
            }, actor);
            return new JobRow(target.Id, "update", null, null, null);
        }
    }

    private static JobRow Row(TicketOutcome outcome, string action) =>
        outcome is { Error: null, IsConflict: false, Ticket: { } ticket }
            ? new JobRow(ticket.Id, action, null, null, null)
            : outcome.IsConflict ? new JobRow(0, action, null, "UpdateConflict", "Safe Update prevented the update")
            : new JobRow(0, action, null,
                outcome.Error is null ? "RecordNotFound" : "RecordInvalid", outcome.Error?.Description ?? "ticket not found");

    private static async Task<List<JsonElement>?> RowsAsync(ApiCall api, string name)
    {
        if (await api.BodyAsync() is not { } body || !body.TryGetProperty(name, out var many) || many.ValueKind != JsonValueKind.Array
            || many.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Object))
        {
            await Reply.WrongBodyAsync(api, name);
            return null;
        }

        if (many.GetArrayLength() > MostAtOnce)
        {
            await TooManyAsync(api, many.GetArrayLength());
            return null;
        }

        return [.. many.EnumerateArray()];
    }

    private static Task TooManyAsync(ApiCall api, int sent) => Reply.ErrorAsync(
        api, StatusCodes.Status400BadRequest, "BadRequest", $"Too many tickets: {sent} were sent, {MostAtOnce} are allowed");
}
