using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Pages;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Board;

/// <summary>The records behind a figure over HTTP, for those who see figures.</summary>
internal static class RecordEndpoints
{
    /// <summary>Maps the page and its CSV.</summary>
    /// <param name="figures">The group of those who see figures.</param>
    public static void MapRecords(this RouteGroupBuilder figures)
    {
        figures.MapGet("/kpis/records", PageAsync);
        figures.MapGet("/kpis/records.csv", Csv);
    }

    private static async Task<IResult> PageAsync(HttpContext context, MeasureReader measures, PageVisits visits, CancellationToken cancellationToken)
    {
        ClosedPage.Set(context);
        var visit = await visits.OfAsync(context.User);
        try
        {
            var (asked, answer) = Read(context.Request.Query, measures, cancellationToken);
            return Results.Content(RecordsPage.Render(asked, context.Request.Query, answer, visit), "text/html; charset=utf-8");
        }
        catch (Exception error) when (error is KpiQuestionException or StoreException)
        {
            return Results.Content(RecordsPage.RenderProblem(error.Message, visit), "text/html; charset=utf-8", statusCode: error is StoreException ? 503 : 200);
        }
    }

    private static IResult Csv(HttpRequest request, MeasureReader measures, CancellationToken cancellationToken) =>
        MeasureAnswers.Of(request, () => Results.Text(TableCsv.Of(Read(request.Query, measures, cancellationToken).Answer.Records), "text/csv; charset=utf-8"));

    private static (RecordQuestion Asked, RecordAnswer Answer) Read(IQueryCollection query, MeasureReader measures, CancellationToken cancellationToken)
    {
        var asked = RecordAddress.Read(query);
        using var open = measures.Open(cancellationToken);
        return (asked, open.Records(asked, cancellationToken));
    }
}
