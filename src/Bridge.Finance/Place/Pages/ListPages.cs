using System.Globalization;
using Bridge.Access;
using Bridge.Finance.Answers;
using Bridge.Finance.Place.Http;
using Bridge.Finance.Place.Lists;
using Bridge.Finance.Place.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Finance.Place.Pages;

/// <summary>Lists and exports, by two people.</summary>
internal static class ListPages
{
    private const int MostRows = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.Page("GET", "/lists", Policies.WorkWithBilling, call => FormAsync(call, PlacePages.Blank, null));
        app.Page("POST", "/lists", Policies.WorkWithBilling, AskAsync);
        app.Page("GET", "/lists/{id}", Policies.WorkWithBilling, ShowAsync, "offset");
        app.Page("POST", "/lists/{id}/approve", Policies.LeadFinance, call => DecideAsync(call, isApproved: true));
        app.Page("POST", "/lists/{id}/decline", Policies.LeadFinance, call => DecideAsync(call, isApproved: false));
        app.Page("POST", "/lists/{id}/export", Policies.WorkWithBilling, ExportAsync);
    }

    private static async Task<IResult> FormAsync(PlaceCall call, IReadOnlyDictionary<string, string> typed, PlaceProblem? problem)
    {
        var isLead = await call.HoldsAsync(Policies.LeadFinance);
        var body = ListsPage.Of(call.Get<SecondPerson<ListRequest>>().Of(call.Person, isLead), typed, call.Person, isLead, PlacePages.Zone(call));
        return await PageAnswers.PageAsync(call, "Lists and exports", body, problem);
    }

    private static async Task<IResult> AskAsync(PlaceCall call)
    {
        var form = await PlaceForms.ReadAsync(call.Context);
        if (form.Value is not { } typed)
        {
            return await FormAsync(call, PlacePages.Blank, form.Problem);
        }

        var asked = await call.Get<ListDesk>().AskAsync(
            call.Person, typed.GetValueOrDefault("list"), typed.GetValueOrDefault("use"), typed.GetValueOrDefault("reason"), typed.GetValueOrDefault("ticket"));
        return asked.Problem is { } problem ? await FormAsync(call, PlaceForms.Again(typed), problem) : PageAnswers.SeeOther(call.Context, "/lists");
    }

    private static async Task<IResult> DecideAsync(PlaceCall call, bool isApproved)
    {
        var form = await PlaceForms.ReadAsync(call.Context);
        var problem = form.Problem ?? (await call.Get<ListDesk>().DecideAsync(call.Person, call.Route("id"), isApproved)).Problem;
        return problem is null ? PageAnswers.SeeOther(call.Context, "/lists") : await FormAsync(call, PlacePages.Blank, problem);
    }

    private static async Task<IResult> ShowAsync(PlaceCall call)
    {
        if (!int.TryParse(call.Query("offset") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            return await PageAnswers.ProblemAsync(call, new PlaceProblem(400, "offset is a number from 0.", "Follow the links of the list."));
        }

        var used = await call.Get<ListDesk>().UseAsync(call.Person, call.Route("id"), ListUse.View);
        if (used.Value is not { } request)
        {
            return await FormAsync(call, PlacePages.Blank, used.Problem);
        }

        var rows = call.Get<ListReader>().Read(request.Kind);
        return await PageAnswers.PageAsync(
            call, ListsPage.Name(request.Kind), RowsPage.Of(request, rows.Part(offset, MostRows), rows.Count, offset, MostRows, PlacePages.Zone(call)));
    }

    private static async Task<IResult> ExportAsync(PlaceCall call)
    {
        var form = await PlaceForms.ReadAsync(call.Context);
        if (form.Problem is { } problem)
        {
            return await FormAsync(call, PlacePages.Blank, problem);
        }

        var used = await call.Get<ExportDesk>().UseAsync(call.Person, call.Route("id"));
        return used.Value is not { } export ? await FormAsync(call, PlacePages.Blank, used.Problem)
            : export.Csv is { } csv ? Results.File(csv, "text/csv; charset=utf-8", export.File)
            : PageAnswers.SeeOther(call.Context, "/lists");
    }
}
