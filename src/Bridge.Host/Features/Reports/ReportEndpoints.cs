using Bridge.Access;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Pages;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Reports;

/// <summary>Reports over HTTP: a list, each as a page that prints well, as workbook, CSV and JSON.</summary>
internal static class ReportEndpoints
{
    private const string Html = "text/html; charset=utf-8";

    /// <summary>Maps the reports.</summary>
    /// <param name="app">The host.</param>
    /// <param name="isGuarded">True when people sign in; otherwise the pages are for this machine alone.</param>
    public static void MapReports(this WebApplication app, bool isGuarded)
    {
        var reports = app.MapGroup("");
        reports.MapGet("/reports", ListAsync);
        reports.MapGet("/reports/{name}", PageAsync);
        reports.MapGet("/reports/{name}.xlsx", (string name, HttpContext context, ReportDesk desk, CancellationToken cancellationToken) =>
            Answer(name, context, desk, report => Results.File(TableWorkbook.Of(report.Tables), TableWorkbook.MediaType, $"{report.Name}-{report.Period.Name}.xlsx"), cancellationToken));
        reports.MapGet("/reports/{name}.json", (string name, HttpContext context, ReportDesk desk, CancellationToken cancellationToken) =>
            Answer(name, context, desk, report => Results.Text(ReportJson.Of(report), "application/json; charset=utf-8"), cancellationToken));
        reports.MapGet("/reports/{name}.csv", (string name, HttpContext context, ReportDesk desk, CancellationToken cancellationToken) =>
            Answer(name, context, desk, report => Table(report, context.Request.Query["table"]), cancellationToken));
        if (isGuarded)
        {
            reports.RequireAuthorization(Policies.SeeMeasures);
        }

        app.MapGet("/report.css", () => Results.Text(ReportPage.Style, "text/css; charset=utf-8")).AllowAnonymous();
    }

    private static async Task<IResult> ListAsync(HttpContext context, ReportDesk desk, PageVisits visits)
    {
        ClosedPage.Set(context);
        var visit = await visits.OfAsync(context.User);
        try
        {
            return Results.Content(ReportListPage.Render(desk.Makers, desk.Mails(), desk.Today(), visit), Html);
        }
        catch (StoreException error)
        {
            return Results.Content(ReportListPage.RenderProblem(error.Message, visit), Html, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> PageAsync(
        string name, HttpContext context, ReportDesk desk, PageVisits visits, TimeProvider time, CancellationToken cancellationToken)
    {
        ClosedPage.Set(context);
        if (desk.Makers.Find(name) is not { } maker)
        {
            return Results.NotFound();
        }

        var visit = await visits.OfAsync(context.User);
        var asked = context.Request.Query["period"].ToString().Trim();
        ReportPeriod? period = null;
        try
        {
            period = asked.Length == 0 ? ReportPeriod.Of(PeriodKind.Month, desk.Today()).Before() : ReportPeriod.Parse(asked);
            return period is null
                ? Results.Content(ReportPage.RenderProblem(maker, null, $"'{asked}' is no period. Write {ReportPeriod.Forms}.", visit), Html, statusCode: StatusCodes.Status400BadRequest)
                : Results.Content(ReportPage.Render(maker.Make(period, cancellationToken), time.GetUtcNow(), visit), Html);
        }
        catch (Exception error) when (error is KpiQuestionException or StoreException)
        {
            return Results.Content(ReportPage.RenderProblem(maker, period, error.Message, visit), Html, statusCode: error is StoreException ? 503 : 200);
        }
    }

    private static IResult Answer(string name, HttpContext context, ReportDesk desk, Func<Report, IResult> write, CancellationToken cancellationToken)
    {
        ClosedPage.Set(context);
        if (desk.Makers.Find(name) is not { } maker)
        {
            return Results.Problem(desk.Makers.Explain(name), statusCode: StatusCodes.Status404NotFound);
        }

        var asked = context.Request.Query["period"].ToString().Trim();
        if (ReportPeriod.Parse(asked) is not { } period)
        {
            return Results.Problem($"'period' cannot be '{asked}': write {ReportPeriod.Forms}.", statusCode: StatusCodes.Status400BadRequest);
        }

        try
        {
            return write(maker.Make(period, cancellationToken));
        }
        catch (KpiQuestionException error)
        {
            return Results.Problem(error.Message, statusCode: StatusCodes.Status400BadRequest, title: "The report cannot be made.");
        }
        catch (StoreException error)
        {
            return Results.Problem($"{error.Problem} {error.Remedy}", statusCode: StatusCodes.Status503ServiceUnavailable, title: "What the report is made from cannot be read.");
        }
    }

    private static IResult Table(Report report, string? name)
    {
        var table = string.IsNullOrEmpty(name) ? report.Tables[0] : report.Tables.FirstOrDefault(one => one.Name == name);
        return table is not null ? Results.File(System.Text.Encoding.UTF8.GetBytes(TableCsv.Of(table)), "text/csv; charset=utf-8", $"{report.Name}-{table.Name}-{report.Period.Name}.csv")
            : Results.Problem($"There is no table '{name}'. There are: {string.Join(", ", report.Tables.Select(one => one.Name))}.", statusCode: StatusCodes.Status400BadRequest);
    }
}
