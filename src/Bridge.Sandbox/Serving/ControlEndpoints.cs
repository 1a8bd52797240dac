using System.Text.Json;
using Bridge.Sandbox.Faults;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Serving;

/// <summary>The control endpoints every sandbox has.</summary>
internal static class ControlEndpoints
{
    private static ReadOnlySpan<byte> LineEnd => "\n"u8;

    /// <summary>Answers the call, or returns false where the name is not one of the common ones.</summary>
    public static async Task<bool> AnswerAsync(
        HttpContext context, string name, CallHistory history, FaultSwitch faults,
        Action<Utf8JsonWriter> writeMore)
    {
        switch (context.Request.Method, name)
        {
            case ("GET", "stats"):
                context.Response.ContentType = "application/json";
                WriteStatistics(context, history.Statistics(), writeMore);
                return true;
            case ("GET", "history"):
                await WriteHistoryAsync(context, history);
                return true;
            case ("POST", "reset-stats"):
                history.ResetStatistics();
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return true;
            case ("POST", "faults"):
                await ChangeFaultsAsync(context, faults);
                return true;
            default:
                return false;
        }
    }

    private static async Task ChangeFaultsAsync(HttpContext context, FaultSwitch faults)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        try
        {
            faults.Change(FaultPlan.Parse(text));
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (FormatException wrong)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(wrong.Message, context.RequestAborted);
        }
    }

    private static async Task WriteHistoryAsync(HttpContext context, CallHistory history)
    {
        _ = long.TryParse(context.Request.Query["from"], out var from);
        context.Response.ContentType = "application/x-ndjson";
        foreach (var chunk in history.From(from).Chunk(500))
        {
            WriteEntries(context, chunk);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }

    private static void WriteEntries(HttpContext context, CallEntry[] entries)
    {
        using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            json.WriteNumber("n"u8, entry.Number);
            json.WriteString("time"u8, entry.Time);
            json.WriteString("method"u8, entry.Method);
            json.WriteString("path"u8, entry.Path);
            json.WriteBoolean("applied"u8, entry.Applied);
            json.WriteNumber("status"u8, entry.Status);
            json.WriteEndObject();
            json.Flush();
            var end = context.Response.BodyWriter.GetSpan(1);
            LineEnd.CopyTo(end);
            context.Response.BodyWriter.Advance(1);
            json.Reset();
        }
    }

    private static void WriteStatistics(
        HttpContext context, CallStatistics counts, Action<Utf8JsonWriter> writeMore)
    {
        using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteNumber("calls"u8, counts.Calls);
        json.WriteNumber("writeCalls"u8, counts.WriteCalls);
        json.WriteNumber("jobPolls"u8, counts.JobPolls);
        json.WriteNumber("readCalls"u8, counts.ReadCalls);
        json.WriteNumber("recordsWritten"u8, counts.RecordsWritten);
        json.WriteNumber("unchangedRewrites"u8, counts.UnchangedRewrites);
        json.WriteNumber("tooManyRequests"u8, counts.TooManyRequests);
        json.WriteNumber("earlyCalls"u8, counts.EarlyCalls);
        json.WriteNumber("faultsInjected"u8, counts.FaultsInjected);
        json.WriteStartObject("byPath"u8);
        foreach (var (path, calls) in counts.ByPath.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(path, calls);
        }

        json.WriteEndObject();
        writeMore(json);
        json.WriteEndObject();
    }
}
