using Bridge.Access;
using Bridge.Finance.Answers;
using Bridge.Finance.Auditing;
using Bridge.Finance.Place.Crossing;
using Bridge.Finance.Place.Days;
using Bridge.Finance.Place.Grants;
using Bridge.Finance.Place.Http;
using Bridge.Finance.Place.Lists;
using Bridge.Finance.Place.Members;
using Bridge.Finance.Place.Requests;
using Bridge.Finance.Place.Sums;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Finance.Place.Api;

/// <summary>The API of finance's place: the same rules as the pages, in JSON.</summary>
internal static class PlaceApi
{
    /// <summary>Most rows in one answer.</summary>
    public const int MostRows = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.Api("POST", "/break-glass", Policies.WorkWithBilling, BreakGlassAsync);
        app.Api("GET", "/accounts/{grant}", Policies.WorkWithBilling, AccountAsync);
        app.Api("GET", "/totals", Policies.WorkWithBilling, TotalsAsync);
        app.Api("POST", "/lists", Policies.WorkWithBilling, AskAsync);
        app.Api("GET", "/lists", Policies.WorkWithBilling, async call =>
            PlaceJson.Write(call.Get<SecondPerson<ListRequest>>().Of(call.Person, await call.HoldsAsync(Policies.LeadFinance)).Select(ListAnswer.Of)));
        app.Api("GET", "/lists/{id}", Policies.WorkWithBilling, async call =>
            call.Get<SecondPerson<ListRequest>>().Find(call.Person, await call.HoldsAsync(Policies.LeadFinance), call.Route("id")) is { } request
                ? PlaceJson.Write(ListAnswer.Of(request)) : PlaceJson.Problem(ListDesk.Unknown));
        app.Api("GET", "/lists/{id}/rows", Policies.WorkWithBilling, RowsAsync, "offset", "limit");
        app.Api("POST", "/lists/{id}/export", Policies.WorkWithBilling, ExportAsync);
        app.Api("POST", "/lists/{id}/approve", Policies.LeadFinance, call => DecideAsync(call, isApproved: true));
        app.Api("POST", "/lists/{id}/decline", Policies.LeadFinance, call => DecideAsync(call, isApproved: false));
        app.Api("GET", "/preview", Policies.WorkWithBilling, async call => PlaceJson.Write((await call.Get<ReleaseDesk>().PreviewAsync(call.Person)).Preview));
        app.Api("POST", "/release", Policies.LeadFinance, ReleaseAsync);
        app.Api("GET", "/digest", Policies.ReadAudit, async call => PlaceJson.Write(await call.Get<DigestReader>().ReadAsync(call.Person)));
        ImportApi.Map(app);
        ErasureApi.Map(app);
    }

    /// <summary>Refuses a request without a body whose media type is another: that one is asked for all the same, see <see cref="PlaceJson"/>.</summary>
    public static PlaceProblem? NotJson(PlaceCall call) =>
        call.Context.Request.HasJsonContentType() ? null : new PlaceProblem(415, "The API takes application/json.", "Set Content-Type.");

    public static IResult Answer<T>(Answer<T> answer, Func<T, IResult> done)
        where T : class => answer.Match(done, PlaceJson.Problem);

    private static async Task<IResult> BreakGlassAsync(PlaceCall call)
    {
        var body = await PlaceJson.ReadAsync<BreakGlassBody>(call.Context);
        return body.Value is not { } asked
            ? PlaceJson.Problem(body.Problem!) // there is one when there is no value
            : Answer(
                await call.Get<BreakGlass>().AskAsync(call.Person, asked.By, asked.Id, asked.Reason, asked.Ticket),
                grant => PlaceJson.Write(new GrantAnswer(grant.Id, grant.Until), StatusCodes.Status201Created));
    }

    private static async Task<IResult> AccountAsync(PlaceCall call) => Answer(
        await call.Get<BreakGlass>().UseAsync(call.Person, call.Route("grant")), grant => PlaceJson.Write(call.Get<AccountReader>().Read(grant.Subject)));

    private static async Task<IResult> TotalsAsync(PlaceCall call)
    {
        await call.Get<PlaceAudit>().WriteAsync(call.Person, PlaceActions.ReadTotals, "sums of all accounts");
        return PlaceJson.Write(call.Get<TotalsReader>().Read());
    }

    private static async Task<IResult> AskAsync(PlaceCall call)
    {
        var body = await PlaceJson.ReadAsync<ListBody>(call.Context);
        return body.Value is not { } asked
            ? PlaceJson.Problem(body.Problem!) // there is one when there is no value
            : Answer(
                await call.Get<ListDesk>().AskAsync(call.Person, asked.List, asked.Use, asked.Reason, asked.Ticket),
                request => PlaceJson.Write(ListAnswer.Of(request), StatusCodes.Status201Created));
    }

    private static async Task<IResult> DecideAsync(PlaceCall call, bool isApproved) => NotJson(call) is { } problem
        ? PlaceJson.Problem(problem)
        : Answer(await call.Get<ListDesk>().DecideAsync(call.Person, call.Route("id"), isApproved), request => PlaceJson.Write(ListAnswer.Of(request)));

    private static async Task<IResult> RowsAsync(PlaceCall call)
    {
        if (Number(call.Query("offset"), 0, int.MaxValue, 0) is not { } offset || Number(call.Query("limit"), 1, MostRows, MostRows) is not { } limit)
        {
            return PlaceJson.Problem(new PlaceProblem(400, $"offset is a number from 0, limit one from 1 to {MostRows}.", "Correct it or leave it out."));
        }

        return Answer(await call.Get<ListDesk>().UseAsync(call.Person, call.Route("id"), ListUse.View), request =>
        {
            var rows = call.Get<ListReader>().Read(request.Kind);
            return PlaceJson.Write(new RowsAnswer(rows.Count, offset, rows.Part(offset, limit)));
        });
    }

    private static async Task<IResult> ExportAsync(PlaceCall call) => NotJson(call) is { } problem
        ? PlaceJson.Problem(problem)
        : Answer(await call.Get<ExportDesk>().UseAsync(call.Person, call.Route("id")), export => export.Csv is { } csv
            ? Results.File(csv, "text/csv; charset=utf-8", export.File)
            : PlaceJson.Write(new WorkbookAnswer(export.File, export.Accounts, export.Charges)));

    private static async Task<IResult> ReleaseAsync(PlaceCall call)
    {
        var body = await PlaceJson.ReadAsync<ReleaseBody>(call.Context);
        return body.Value is not { } asked
            ? PlaceJson.Problem(body.Problem!) // there is one when there is no value
            : Answer(
                await call.Get<ReleaseDesk>().RunAsync(call.Person, asked.Reason, asked.Ticket),
                release => PlaceJson.Write(new ReleaseAnswer(release.Sequence, release.AsOfDay, release.Entries.Count), StatusCodes.Status201Created));
    }

    private static int? Number(string? text, int least, int most, int otherwise) => text is null ? otherwise
        : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : null;
}
