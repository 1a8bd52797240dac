using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;
using Bridge.Host.Rehearsals;
using Microsoft.AspNetCore.Http.Features;

namespace Bridge.Host.Features.Hooks;

/// <summary>Takes webhooks: verified first, written down before the answer, never logged.</summary>
/// <param name="doors">Connections that may call.</param>
/// <param name="hints">What they hint at.</param>
/// <param name="time">The clock.</param>
internal sealed class HookEndpoint(IEnumerable<HookDoor> doors, HintStore hints, TimeProvider time)
{
    /// <summary>Largest body taken, bytes.</summary>
    public const int LargestBody = 512 * 1024;

    private const int FirstRead = 4096;
    private readonly Dictionary<string, HookDoor> _doors = doors.ToDictionary(door => door.Connection, StringComparer.Ordinal);

    /// <summary>Takes one call.</summary>
    /// <param name="context">The request.</param>
    /// <param name="connection">Name of the connection, from the path.</param>
    /// <returns>The answer: 204 once the disk has the hint.</returns>
    public async Task<IResult> TakeAsync(HttpContext context, string connection)
    {
        if (!_doors.TryGetValue(connection, out var door))
        {
            return TypedResults.NotFound();
        }

        if (await ReadBodyAsync(context) is not { } body)
        {
            return Count(context, connection, "too large", TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge));
        }

        var headers = context.Request.Headers;
        var reading = door.Reader.Read(new Hook(name => headers.TryGetValue(name, out var value) ? value.ToString() : null, body, time.GetUtcNow()));
        if (reading.Verdict != HookVerdict.Genuine)
        {
            return Count(context, connection, reading.Verdict == HookVerdict.Stale ? "stale" : "forged", TypedResults.StatusCode(StatusCodes.Status401Unauthorized));
        }

        if (reading.TicketId is null)
        {
            return Count(context, connection, "not about a ticket", TypedResults.NoContent());
        }

        try
        {
            var isNew = await hints.AddAsync(connection, reading.Delivery, reading.TicketId);
            return Count(context, connection, isNew ? "taken" : "repeated", TypedResults.NoContent());
        }
        catch (StoreException)
        {
            // Source: docs/operations/webhooks.md: the help desk sends again what was answered 503 with a short Retry-After.
            context.Response.Headers.RetryAfter = "2";
            return Count(context, connection, "not written", TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable));
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > LargestBody)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBody;
        }

        try
        {
            using var body = new MemoryStream((int)(context.Request.ContentLength ?? FirstRead));
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return body.GetBuffer().AsMemory(0, (int)body.Length);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    private static IResult Count(HttpContext context, string connection, string outcome, IResult answer)
    {
        if (Rehearsed.Is(context))
        {
            return answer;
        }

        BridgeInstruments.Hooks.Add(1, new(BridgeTags.Connection, connection), new KeyValuePair<string, object?>(BridgeTags.Outcome, outcome));
        return answer;
    }
}
