using Bridge.Access;
using Bridge.Finance.Answers;
using Bridge.Finance.Place.Erasures;
using Bridge.Finance.Place.Http;
using Bridge.Finance.Place.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Finance.Place.Pages;

/// <summary>Erasing a member's billing and letting it be kept again, by two people.</summary>
internal static class ErasurePages
{
    private const string Address = "/erasures";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.Page("GET", Address, Policies.WorkWithBilling, call => FormAsync(call, PlacePages.Blank, null));
        app.Page("POST", Address, Policies.WorkWithBilling, AskAsync);
        app.Page("POST", Address + "/{id}/confirm", Policies.LeadFinance, call => DecideAsync(call, isConfirmed: true));
        app.Page("POST", Address + "/{id}/decline", Policies.LeadFinance, call => DecideAsync(call, isConfirmed: false));
    }

    private static async Task<IResult> FormAsync(PlaceCall call, IReadOnlyDictionary<string, string> typed, PlaceProblem? problem)
    {
        var isLead = await call.HoldsAsync(Policies.LeadFinance);
        var body = ErasuresPage.Of(call.Get<SecondPerson<ErasureRequest>>().Of(call.Person, isLead), typed, call.Person, isLead, PlacePages.Zone(call));
        return await PageAnswers.PageAsync(call, "Erasure", body, problem);
    }

    private static async Task<IResult> AskAsync(PlaceCall call)
    {
        var form = await PlaceForms.ReadAsync(call.Context);
        if (form.Value is not { } typed)
        {
            return await FormAsync(call, PlacePages.Blank, form.Problem);
        }

        var (by, id, reason, ticket) = (typed.GetValueOrDefault("by"), typed.GetValueOrDefault("id"), typed.GetValueOrDefault("reason"), typed.GetValueOrDefault("ticket"));
        var desk = call.Get<ErasureRequests>();
        var asked = typed.GetValueOrDefault("what") == ErasuresPage.Lift
            ? await desk.AskLiftAsync(call.Person, by, id, reason, ticket)
            : await desk.AskAsync(call.Person, by, id, reason, ticket);
        return asked.Problem is { } problem ? await FormAsync(call, PlaceForms.Again(typed), problem) : PageAnswers.SeeOther(call.Context, Address);
    }

    private static async Task<IResult> DecideAsync(PlaceCall call, bool isConfirmed)
    {
        var form = await PlaceForms.ReadAsync(call.Context);
        if (form.Problem is { } untrusted)
        {
            return await FormAsync(call, PlacePages.Blank, untrusted);
        }

        var (desk, id) = (call.Get<ErasureRequests>(), call.Route("id"));
        var decided = isConfirmed ? await desk.ConfirmAsync(call.Person, id) : await desk.DeclineAsync(call.Person, id);
        return decided.Problem is { } problem ? await FormAsync(call, PlacePages.Blank, problem) : PageAnswers.SeeOther(call.Context, Address);
    }
}
