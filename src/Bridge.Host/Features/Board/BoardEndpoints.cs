using Bridge.Access;
using Bridge.Host.Features.Board.Topics;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Pages;
using Bridge.Host.Settings.Kpis;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Board;

/// <summary>Figures over HTTP: a page for managers, the same as JSON, CSV and workbook, and the page of published standards.</summary>
internal static class BoardEndpoints
{
    private const string Html = "text/html; charset=utf-8";

    /// <summary>Adds what the pages read.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="settings">The settings of the figures.</param>
    public static void AddBoard(this IServiceCollection services, KpiBoardSettings settings)
    {
        services.AddSingleton(settings).AddSingleton(new MeasureReader(MeasureFiles.Store(settings.Folder))).AddSingleton<BoardReader>().AddSingleton<TopicsReader>();
        services.AddPageLink(new PageLink(1, "kpis", "Figures", Policies.SeeMeasures));
        services.AddPageLink(new PageLink(9, "standards", "Standards", Policies.EnterSide));
    }

    /// <summary>Maps the pages.</summary>
    /// <param name="app">The host.</param>
    /// <param name="isGuarded">True when people sign in; otherwise the pages are for this machine alone.</param>
    public static void MapBoard(this WebApplication app, bool isGuarded)
    {
        var figures = app.MapGroup("");
        figures.MapGet("/kpis", PageAsync);
        figures.MapGet("/kpis.json", (HttpRequest request, MeasureReader measures, CancellationToken cancellationToken) =>
            Answer(request, measures, rows => new JsonFigures(rows), cancellationToken));
        figures.MapGet("/kpis.csv", (HttpRequest request, MeasureReader measures, CancellationToken cancellationToken) =>
            Answer(request, measures, rows => Results.Text(TableCsv.Of(KpiTable.Of(rows)), "text/csv; charset=utf-8"), cancellationToken));
        figures.MapGet("/kpis.xlsx", (HttpRequest request, MeasureReader measures, CancellationToken cancellationToken) =>
            Answer(request, measures, rows => Results.File(TableWorkbook.Of([KpiTable.Of(rows)]), TableWorkbook.MediaType, "kpis.xlsx"), cancellationToken));
        figures.MapRecords();
        figures.MapTopics();
        var standards = app.MapGet("/standards", StandardsAsync);
        if (isGuarded)
        {
            figures.RequireAuthorization(Policies.SeeMeasures);
            standards.RequireAuthorization(Policies.EnterSide);
        }

        app.MapGet("/board.css", () => Results.Text(BoardPage.Style, "text/css; charset=utf-8")).AllowAnonymous();
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, BoardReader board, KpiBoardSettings settings, PageVisits visits, CancellationToken cancellationToken)
    {
        ClosedPage.Set(context);
        var visit = await visits.OfAsync(context.User);
        var question = BoardQuestion.Of(context.Request.Query, settings.WithinSeconds);
        try
        {
            return Results.Content(BoardPage.Render(question, board.Read(question, cancellationToken), visit), Html);
        }
        catch (Exception error) when (error is KpiQuestionException or StoreException)
        {
            // The form stays, so that whoever asked can ask otherwise.
            return Results.Content(BoardPage.RenderProblem(question, error.Message, visit), Html, statusCode: error is StoreException ? 503 : 200);
        }
    }

    private static async Task<IResult> StandardsAsync(HttpContext context, BoardReader board, PageVisits visits, CancellationToken cancellationToken)
    {
        ClosedPage.Set(context);
        var visit = await visits.OfAsync(context.User);
        try
        {
            return Results.Content(StandardsPage.Render(board.ReadPublished(cancellationToken), visit), Html);
        }
        catch (Exception error) when (error is KpiQuestionException or StoreException)
        {
            return Results.Content(StandardsPage.RenderProblem(error.Message, visit), Html, statusCode: error is StoreException ? 503 : 200);
        }
    }

    private static IResult Answer(HttpRequest request, MeasureReader measures, Func<IReadOnlyList<KpiRow>, IResult> write, CancellationToken cancellationToken) =>
        MeasureAnswers.Of(request, () =>
        {
            var question = KpiAddress.Read(request.Query);
            using var open = measures.Open(cancellationToken);
            return write(open.Answer(question).Rows);
        });
}
