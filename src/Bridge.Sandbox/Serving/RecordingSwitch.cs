using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Serving;

/// <summary>Switches the recording of API calls on while the server runs, and gives out what was recorded.</summary>
/// <param name="first">The recording it begins with, or null.</param>
internal sealed class RecordingSwitch(RequestRecording? first)
{
    private volatile RequestRecording? _current = first;

    /// <summary>The recording, or null while nothing is kept.</summary>
    public RequestRecording? Current => _current;

    /// <summary>Answers <c>POST record</c>, which begins anew, and <c>GET requests</c>; false for other calls.</summary>
    public async Task<bool> AnswerAsync(HttpContext context, string name)
    {
        switch (context.Request.Method, name)
        {
            case ("POST", "record"):
                _current = new RequestRecording();
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return true;
            case ("GET", "requests"):
                context.Response.ContentType = "application/x-ndjson";
                foreach (var request in _current?.Requests() ?? [])
                {
                    await context.Response.WriteAsync(Line(request) + "\n", context.RequestAborted);
                }

                return true;
            default:
                return false;
        }
    }

    private static string Line(RecordedRequest request) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["line"] = request.Line,
        ["headers"] = request.Headers,
        ["body"] = Encoding.UTF8.GetString(request.Body.Span),
    });
}
