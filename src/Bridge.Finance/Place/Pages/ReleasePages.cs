using Bridge.Access;
using Bridge.Finance.Answers;
using Bridge.Finance.Place.Crossing;
using Bridge.Finance.Place.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Finance.Place.Pages;

/// <summary>What the next release would change, and making it.</summary>
internal static class ReleasePages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.Page("GET", "/release", Policies.WorkWithBilling, call => ShowAsync(call, PlacePages.Blank, null, null));
        app.Page("POST", "/release", Policies.LeadFinance, ReleaseAsync);
    }

    private static async Task<IResult> ShowAsync(PlaceCall call, IReadOnlyDictionary<string, string> typed, PlaceProblem? problem, long? made)
    {
        var totals = await call.Get<ReleaseDesk>().PreviewAsync(call.Person);
        var isLead = await call.HoldsAsync(Policies.LeadFinance);
        var body = ReleasePage.Of(totals, isLead, typed, made, call.Get<TimeProvider>().GetUtcNow(), PlacePages.Zone(call));
        return await PageAnswers.PageAsync(call, "Release of standings", body, problem);
    }

    private static async Task<IResult> ReleaseAsync(PlaceCall call)
    {
        var form = await PlaceForms.ReadAsync(call.Context);
        if (form.Value is not { } typed)
        {
            return await ShowAsync(call, PlacePages.Blank, form.Problem, null);
        }

        // A reload asks for another release, which the hour between two refuses: so the page may answer at once.
        var done = await call.Get<ReleaseDesk>().RunAsync(call.Person, typed.GetValueOrDefault("reason"), typed.GetValueOrDefault("ticket"));
        return await ShowAsync(call, done.Problem is null ? PlacePages.Blank : PlaceForms.Again(typed), done.Problem, done.Value?.Sequence);
    }
}
