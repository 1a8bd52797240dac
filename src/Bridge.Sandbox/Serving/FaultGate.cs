using System.Globalization;
using Bridge.Sandbox.Faults;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Serving;

/// <summary>The way of every API call: latency, limit, fault, answer, history.</summary>
internal sealed class FaultGate(
    FaultSwitch faults, CallHistory history, SandboxSettings settings, Func<int, string> errorBody)
{
    private const int ResetStatus = 0;

    public async Task PassAsync(HttpContext context, Func<HttpContext, SandboxCall, Task> answer)
    {
        var request = context.Request;
        var call = new SandboxCall(
            request.Method, request.Path.Value ?? "/", request.QueryString.Value, settings.Time.GetUtcNow());
        var status = ResetStatus;
        try
        {
            status = await AnswerAsync(context, call, answer);
        }
        finally
        {
            history.Close(call, status, RetryAfter(context), settings.Time.GetUtcNow());
        }
    }

    private static Task WithdrawAnnouncements(IHeaderDictionary headers)
    {
        foreach (var name in headers.Keys.Where(name => name.Contains("rate", StringComparison.OrdinalIgnoreCase)
            && name.Contains("limit", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            headers.Remove(name);
        }

        return Task.CompletedTask;
    }

    private async Task<int> AnswerAsync(
        HttpContext context, SandboxCall call, Func<HttpContext, SandboxCall, Task> answer)
    {
        var passes = faults.TryPass(out var wait);
        await WaitAsync(settings.Latency, context);
        if (!passes)
        {
            return await RefuseAsync(context, StatusCodes.Status429TooManyRequests, wait);
        }

        if (faults.IsLimited)
        {
            // The limit stands in front of the account and tells nothing beforehand; what the account announces would be untrue.
            context.Response.OnStarting(() => WithdrawAnnouncements(context.Response.Headers));
        }

        var fault = faults.Draw($"{call.Method} {call.Path}");
        if (fault.Kind == FaultKind.None)
        {
            await answer(context, call);
            return context.Response.StatusCode;
        }

        history.FaultInjected();
        return await SpoilAsync(context, call, answer, fault);
    }

    private async Task<int> SpoilAsync(
        HttpContext context, SandboxCall call, Func<HttpContext, SandboxCall, Task> answer, FaultRule fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Status:
                return await RefuseAsync(context, fault.Status, TimeSpan.FromSeconds(1));
            case FaultKind.Echo:
                context.Response.StatusCode = fault.Status;
                context.Response.ContentType = "application/json; charset=utf-8";
                await context.Response.WriteAsync(await RequestEcho.OfAsync(context.Request, context.RequestAborted), context.RequestAborted);
                return fault.Status;
            case FaultKind.Reset:
                context.Abort();
                return ResetStatus;
            case FaultKind.Html:
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(
                    "<!DOCTYPE html><html><body><h1>We'll be back soon</h1></body></html>", context.RequestAborted);
                return StatusCodes.Status200OK;
            case FaultKind.Slow:
                await WaitAsync(fault.Delay, context);
                await answer(context, call);
                return context.Response.StatusCode;
            default:
                return await SpoilAfterAsync(context, call, answer, fault);
        }
    }

    private async Task<int> SpoilAfterAsync(
        HttpContext context, SandboxCall call, Func<HttpContext, SandboxCall, Task> answer, FaultRule fault)
    {
        var wire = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        await answer(context, call);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        context.Response.Body = wire;
        switch (fault.Kind)
        {
            case FaultKind.ResetAfter:
                context.Response.Clear();
                context.Abort();
                return ResetStatus;
            case FaultKind.SlowAfter:
                await WaitAsync(fault.Delay, context);
                context.Response.ContentLength = context.Response.StatusCode == StatusCodes.Status204NoContent ? null : held.Length;
                await wire.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), context.RequestAborted);
                return context.Response.StatusCode;
            case FaultKind.StatusAfter:
                context.Response.Clear();
                return await RefuseAsync(context, fault.Status, TimeSpan.FromSeconds(1));
            default:
                // The length announced is that of the cut body: only a reader of the JSON can tell.
                var cut = (int)held.Length / 2;
                context.Response.ContentLength = cut;
                await wire.WriteAsync(held.GetBuffer().AsMemory(0, cut), context.RequestAborted);
                return context.Response.StatusCode;
        }
    }

    private async Task<int> RefuseAsync(HttpContext context, int status, TimeSpan wait)
    {
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(errorBody(status), context.RequestAborted);
        return status;
    }

    private async Task WaitAsync(TimeSpan wait, HttpContext context)
    {
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, settings.Time, context.RequestAborted);
        }
    }

    private static TimeSpan? RetryAfter(HttpContext context) =>
        int.TryParse(
            context.Response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
