using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Json;

namespace Bridge.Host.Features.Board;

/// <summary>Figures as JSON, written where the response has its room: as a text of megabytes first they took as long as the figures.</summary>
/// <param name="rows">The figures.</param>
internal sealed class JsonFigures(IReadOnlyList<KpiRow> rows) : IResult
{
    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = JsonText.WriteTo(response.BodyWriter, json => KpiJson.Write(json, rows)); // nothing leaves before the flush
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
