using Bridge.Access;
using Bridge.Host.Features.Measures;
using Bridge.Host.Pages;
using Bridge.Host.Settings;
using Microsoft.AspNetCore.Authorization;

namespace Bridge.Host.Features.Board;

/// <summary>Figures over HTTP: a page for managers, the same as JSON and CSV, and the page of published standards.</summary>
internal static class BoardEndpoints
{
    private const string Html = "text/html; charset=utf-8";

    /// <summary>Adds what the pages read.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="settings">The settings of the figures.</param>
    public static void AddBoard(this IServiceCollection services, KpiBoardSettings settings) =>
        services.AddSingleton(settings).AddSingleton(new MeasureReader(MeasureFiles.Store(settings.Folder))).AddSingleton<BoardReader>();

    /// <summary>Maps the pages.</summary>
    /// <param name="app">The host.</param>
    /// <param name="isGuarded">True when people sign in; otherwise the pages are for this machine alone.</param>
    public static void MapBoard(this WebApplication app, bool isGuarded)
    {
        var figures = app.MapGroup("");
        figures.MapGet("/kpis", Page);
        figures.MapGet("/kpis.json", (HttpRequest request, MeasureReader measures, CancellationToken cancellationToken) =>
            Answer(request, measures, rows => Results.Text(KpiJson.Of(rows), "application/json; charset=utf-8"), cancellationToken));
        figures.MapGet("/kpis.csv", (HttpRequest request, MeasureReader measures, CancellationToken cancellationToken) =>
            Answer(request, measures, rows => Results.Text(string.Join("\r\n", rows.Select(KpiCsv.Of).Prepend(KpiCsv.Heading)) + "\r\n", "text/csv; charset=utf-8"), cancellationToken));
        var standards = app.MapGet("/standards", StandardsAsync);
        if (isGuarded)
        {
            figures.RequireAuthorization(Policies.SeeMeasures);
            standards.RequireAuthorization(Policies.EnterSide);
        }

        app.MapGet("/board.css", () => Results.Text(BoardPage.Style, "text/css; charset=utf-8")).AllowAnonymous();
    }

    private static IResult Page(HttpContext context, BoardReader board, KpiBoardSettings settings, CancellationToken cancellationToken)
    {
        Close(context);
        var question = BoardQuestion.Of(context.Request.Query, settings.WithinSeconds);
        try
        {
            return Results.Content(BoardPage.Render(question, board.Read(question, cancellationToken), SignedIn.IdOf(context.User)), Html);
        }
        catch (Exception error) when (error is KpiQuestionException or StoreException)
        {
            // The form stays, so that whoever asked can ask otherwise.
            return Results.Content(
                BoardPage.RenderProblem(question, error.Message, SignedIn.IdOf(context.User)), Html, statusCode: error is StoreException ? 503 : 200);
        }
    }

    private static async Task<IResult> StandardsAsync(
        HttpContext context, BoardReader board, IServiceProvider services, CancellationToken cancellationToken)
    {
        Close(context);
        var seesFigures = services.GetService<IAuthorizationService>() is not { } authorization
            || (await authorization.AuthorizeAsync(context.User, Policies.SeeMeasures)).Succeeded;
        try
        {
            return Results.Content(StandardsPage.Render(board.ReadPublished(cancellationToken), seesFigures, SignedIn.IdOf(context.User)), Html);
        }
        catch (Exception error) when (error is KpiQuestionException or StoreException)
        {
            return Results.Content(StandardsPage.RenderProblem(error.Message, seesFigures, SignedIn.IdOf(context.User)), Html, statusCode: error is StoreException ? 503 : 200);
        }
    }

    private static IResult Answer(
        HttpRequest request, MeasureReader measures, Func<IReadOnlyList<KpiRow>, IResult> write, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            var question = KpiAddress.Read(request.Query);
            using var open = measures.Open(cancellationToken);
            return write(open.Answer(question).Rows);
        }
        catch (KpiQuestionException error)
        {
            return Results.Problem(error.Message, statusCode: StatusCodes.Status400BadRequest, title: "The question cannot be answered as it was asked.");
        }
        catch (StoreException error)
        {
            return Results.Problem($"{error.Problem} {error.Remedy}", statusCode: StatusCodes.Status503ServiceUnavailable, title: "The measures cannot be read.");
        }
    }

    private static void Close(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
    }
}
