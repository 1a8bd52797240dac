using Bridge.Access;
using Bridge.Finance.Answers;
using Bridge.Finance.Place.Erasures;
using Bridge.Finance.Place.Http;
using Bridge.Finance.Place.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Finance.Place.Api;

/// <summary>Erasures and their lifting through the API, by two people.</summary>
internal static class ErasureApi
{
    private static readonly PlaceProblem _unknown = new(404, "There is no such request, or it is not yours.", "Ask for the erasure.");

    public static void Map(IEndpointRouteBuilder app)
    {
        app.Api("POST", "/erasures", Policies.WorkWithBilling, AskAsync);
        app.Api("GET", "/erasures", Policies.WorkWithBilling, async call => PlaceJson.Write(
            call.Get<SecondPerson<ErasureRequest>>().Of(call.Person, await call.HoldsAsync(Policies.LeadFinance)).Select(ErasureAnswer.Of)));
        app.Api("GET", "/erasures/{id}", Policies.WorkWithBilling, async call => 
            call.Get<SecondPerson<ErasureRequest>>().Find(call.Person, await call.HoldsAsync(Policies.LeadFinance), call.Route("id")) is { } request ? Write(request) : PlaceJson.Problem(_unknown));
        app.Api("POST", "/erasures/{id}/confirm", Policies.LeadFinance, call => DecideAsync(call, isConfirmed: true));
        app.Api("POST", "/erasures/{id}/decline", Policies.LeadFinance, call => DecideAsync(call, isConfirmed: false));
    }

    private static async Task<IResult> AskAsync(PlaceCall call)
    {
        var body = await PlaceJson.ReadAsync<ErasureBody>(call.Context);
        return body.Value is not { } asked
            ? PlaceJson.Problem(body.Problem!) // there is one when there is no value
            : PlaceApi.Answer(
                asked.Lift
                    ? await call.Get<ErasureRequests>().AskLiftAsync(call.Person, asked.By, asked.Id, asked.Reason, asked.Ticket)
                    : await call.Get<ErasureRequests>().AskAsync(call.Person, asked.By, asked.Id, asked.Reason, asked.Ticket),
                request => PlaceJson.Write(ErasureAnswer.Of(request), StatusCodes.Status201Created));
    }

    private static async Task<IResult> DecideAsync(PlaceCall call, bool isConfirmed) => PlaceApi.NotJson(call) is { } problem
        ? PlaceJson.Problem(problem)
        : PlaceApi.Answer(
            isConfirmed ? await call.Get<ErasureRequests>().ConfirmAsync(call.Person, call.Route("id")) : await call.Get<ErasureRequests>().DeclineAsync(call.Person, call.Route("id")),
            Write);

    private static IResult Write(ErasureRequest request) => PlaceJson.Write(ErasureAnswer.Of(request));
}
