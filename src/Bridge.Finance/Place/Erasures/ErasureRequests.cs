using Bridge.Finance.Answers;
using Bridge.Finance.Auditing;
using Bridge.Finance.Erasure;
using Bridge.Finance.Place.Grants;
using Bridge.Finance.Place.Requests;
using Bridge.Storage;

namespace Bridge.Finance.Place.Erasures;

/// <summary>Two people for an erasure, and for lifting one: one asks, another one confirms, and then it is done at once.</summary>
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

    /// <summary>Asks that an erased member's billing be kept again. Nothing changes yet.</summary>
    public async Task<Answer<ErasureRequest>> AskLiftAsync(string person, string? by, string? id, string? reason, string? ticket)
    {
        var side = door.Open();
        var found = ErasureTarget.Of(side.Store, by, id, reason, ticket);
        if (found.Value is not { } target)
        {
            return found.Problem!; // there is one when there is no value
        }

        await audit.WriteAsync(person, PlaceActions.AskLift, ErasureDesk.What, target.Which, target.Why);
        return side.Erasures(audit).IsErased(target)
            ? requests.Add(new ErasureRequest(GrantTable.NewId(), person, target, new ErasureSummary(target.Member.IsInRoster, 0, 0, 0, 0), time.GetUtcNow()) { IsLift = true })
            : new PlaceProblem(409, "No member was erased by this id.", "Check the id: name the member as in the erasure.");
    }

    /// <summary>The second person's yes: erases, or lifts.</summary>
    /// <exception cref="FinanceException">The outbox cannot be written; the store has been cleared.</exception>
    /// <exception cref="StoreException">The store cannot be written; nothing was erased.</exception>
    public async Task<Answer<ErasureRequest>> ConfirmAsync(string person, string id)
    {
        var side = door.Open();
        var action = requests.Find(id) is { IsLift: true } ? PlaceActions.ConfirmLift : PlaceActions.ConfirmErase;
        var confirmed = await second.DecideAsync(person, id, action, RequestState.Used, NotNow);
        if (confirmed.Value is not { } request)
        {
            return confirmed;
        }

        try
        {
            if (request.IsLift)
            {
                await side.Erasures(audit).LiftAsync(person, request.Target);
                return request;
            }

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
        second.DecideAsync(person, id, requests.Find(id) is { IsLift: true } ? PlaceActions.DeclineLift : PlaceActions.DeclineErase, RequestState.Declined, NotNow);

    private static PlaceProblem NotNow(ErasureRequest request) => new(409, request.State switch
    {
        RequestState.Declined => "The request was declined.",
        RequestState.Used => "The request was confirmed already.",
        RequestState.Failed => "The request was confirmed and failed.",
        _ => "The time of the request is over.",
    }, "Ask again if it is still needed.");
}
