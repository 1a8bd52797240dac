using Bridge.Finance.Erasure;
using Bridge.Finance.Place.Grants;
using Bridge.Finance.Place.Http;
using Bridge.Finance.Place.Requests;
using Bridge.Storage;

namespace Bridge.Finance.Place.Erasures;

/// <summary>Two people for an erasure: one asks, another one confirms, and then it is done at once, since nothing brings it back.</summary>
internal sealed class ErasureRequests(
    RequestTable<ErasureRequest> requests, SecondPerson<ErasureRequest> second, SideDoor door, PlaceAudit audit, TimeProvider time)
{
    /// <summary>Asks; counts what would go. Nothing is removed yet.</summary>
    public async Task<Answer<ErasureRequest>> AskAsync(string person, string? by, string? id, string? reason, string? ticket)
    {
        var side = door.Open();
        var found = ErasureTarget.Of(side.Store, by, id, reason, ticket);
        if (found.Value is not { } target)
        {
            return found.Problem!; // there is one when there is no value
        }

        await audit.WriteAsync(person, PlaceActions.AskErase, ErasureDesk.What, target.Which, target.Why);
        return requests.Add(new ErasureRequest(GrantTable.NewId(), person, target, side.Erasures(audit).Count(target), time.GetUtcNow()));
    }

    /// <summary>The second person's yes: erases.</summary>
    /// <exception cref="FinanceException">The outbox cannot be written; the store has been cleared.</exception>
    /// <exception cref="StoreException">The store cannot be written; nothing was erased.</exception>
    public async Task<Answer<ErasureRequest>> ConfirmAsync(string person, string id)
    {
        var side = door.Open();
        var confirmed = await second.DecideAsync(person, id, PlaceActions.ConfirmErase, RequestState.Used, NotNow);
        if (confirmed.Value is not { } request)
        {
            return confirmed;
        }

        try
        {
            var done = request with { Count = await side.Erasures(audit).EraseAsync(person, request.Target) };
            requests.TryStep(request, done);
            return done;
        }
        catch (Exception error) when (error is FinanceException or StoreException)
        {
            requests.TryStep(request, request with { State = RequestState.Failed });
            throw;
        }
    }

    /// <summary>The second person's no, or the first one's change of mind.</summary>
    public Task<Answer<ErasureRequest>> DeclineAsync(string person, string id) =>
        second.DecideAsync(person, id, PlaceActions.DeclineErase, RequestState.Declined, NotNow);

    private static PlaceProblem NotNow(ErasureRequest request) => new(409, request.State switch
    {
        RequestState.Declined => "The request was declined.",
        RequestState.Used => "The request was confirmed already.",
        RequestState.Failed => "The erasure was confirmed and failed.",
        _ => "The time of the request is over.",
    }, "Ask again if it is still needed.");
}
