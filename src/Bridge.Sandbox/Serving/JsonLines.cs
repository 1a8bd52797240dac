using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Serving;

/// <summary>Answers with a JSON object on each line, a piece at a time, so that nobody else waits for all of them.</summary>
internal static class JsonLines
{
    private const int LinesAtOnce = 500;

    /// <summary>Writes all objects.</summary>
    /// <param name="context">The call that is answered.</param>
    /// <param name="gate">Held while a piece is written, and free between two.</param>
    /// <param name="count">How many there are; asked before each piece, since more may come meanwhile.</param>
    /// <param name="write">Writes the object of a number, from 0.</param>
    /// <returns>A task that ends with the last line.</returns>
    public static async Task WriteAsync(HttpContext context, Lock gate, Func<int> count, Action<Utf8JsonWriter, int> write)
    {
        context.Response.ContentType = "application/x-ndjson";
        for (var first = 0; first < count(); first += LinesAtOnce)
        {
            WritePiece(context.Response.BodyWriter, gate, first, Math.Min(first + LinesAtOnce, count()), write);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }

    private static void WritePiece(PipeWriter body, Lock gate, int first, int end, Action<Utf8JsonWriter, int> write)
    {
        using var json = new Utf8JsonWriter(body);
        lock (gate)
        {
            for (var at = first; at < end; at++)
            {
                write(json, at);
                json.Flush();
                body.GetSpan(1)[0] = (byte)'\n';
                body.Advance(1);
                json.Reset();
            }
        }
    }
}
