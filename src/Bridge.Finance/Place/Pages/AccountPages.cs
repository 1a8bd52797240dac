using Bridge.Access;
using Bridge.Finance.Answers;
using Bridge.Finance.Place.Grants;
using Bridge.Finance.Place.Http;
using Bridge.Finance.Place.Members;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Finance.Place.Pages;

/// <summary>Breaking the glass, and what it shows.</summary>
internal static class AccountPages
{
    private const string Title = "Open an account";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.Page("GET", "/accounts", Policies.WorkWithBilling, call => FormAsync(call, PlacePages.Blank, null));
        app.Page("POST", "/accounts", Policies.WorkWithBilling, AskAsync);
        app.Page("GET", "/accounts/{grant}", Policies.WorkWithBilling, ShowAsync);
        app.Page("POST", "/accounts/{grant}/close", Policies.WorkWithBilling, CloseAsync);
    }

    private static Task<IResult> FormAsync(PlaceCall call, IReadOnlyDictionary<string, string> typed, PlaceProblem? problem) =>
        PageAnswers.PageAsync(call, Title, BreakGlassForm.Of(typed, call.Get<GrantTable>().Of(call.Person), PlacePages.Zone(call)), problem);

    private static async Task<IResult> AskAsync(PlaceCall call)
    {
        var form = await PlaceForms.ReadAsync(call.Context);
        if (form.Value is not { } typed)
        {
            return await FormAsync(call, PlacePages.Blank, form.Problem);
        }

        var asked = await call.Get<BreakGlass>().AskAsync(
            call.Person, typed.GetValueOrDefault("by"), typed.GetValueOrDefault("id"), typed.GetValueOrDefault("reason"), typed.GetValueOrDefault("ticket"));
        return asked.Value is { } grant
            ? PageAnswers.SeeOther(call.Context, $"/accounts/{grant.Id}")
            : await FormAsync(call, PlaceForms.Again(typed), asked.Problem);
    }

    private static async Task<IResult> ShowAsync(PlaceCall call)
    {
        var used = await call.Get<BreakGlass>().UseAsync(call.Person, call.Route("grant"));
        if (used.Value is not { } grant)
        {
            return await FormAsync(call, PlacePages.Blank, used.Problem);
        }

        var view = call.Get<AccountReader>().Read(grant.Subject);
        var name = view.ExternalId is null ? $"Account {grant.Subject.Account?.Value}" : $"Member {view.MlsId ?? view.ExternalId}";
        return await PageAnswers.PageAsync(call, name, AccountPage.Of(view, grant, PlacePages.Zone(call)));
    }

    private static async Task<IResult> CloseAsync(PlaceCall call)
    {
        var form = await PlaceForms.ReadAsync(call.Context);
        if (form.Problem is { } problem)
        {
            return await FormAsync(call, PlacePages.Blank, problem);
        }

        await call.Get<BreakGlass>().CloseAsync(call.Person, call.Route("grant"));
        return PageAnswers.SeeOther(call.Context, "/accounts");
    }
}
