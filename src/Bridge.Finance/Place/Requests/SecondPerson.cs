using Bridge.Finance.Answers;
using Bridge.Finance.Auditing;

namespace Bridge.Finance.Place.Requests;

/// <summary>The second person's yes or no: never by whoever asked, once, and in the audit before it counts.</summary>
internal sealed class SecondPerson<T>(RequestTable<T> requests, PlaceAudit audit, TimeProvider time)
    where T : SecondPersonRequest
{
    /// <summary>Decides about a request.</summary>
    /// <param name="person">The second person.</param>
    /// <param name="id">The request.</param>
    /// <param name="action">What is written down: a word of <see cref="PlaceActions"/>.</param>
    /// <param name="next">What becomes of the request.</param>
    /// <param name="notNow">Why a request in another state than waiting cannot be decided about.</param>
    public async Task<Answer<T>> DecideAsync(string person, string id, string action, RequestState next, Func<T, PlaceProblem> notNow)
    {
        if (requests.Find(id) is not { } request)
        {
            return new PlaceProblem(404, "There is no such request.", "Ask for it again.");
        }

        if (next != RequestState.Declined && request.Asker == person)
        {
            await audit.WriteAsync(person, action, request.What, request.Which, request.Reason, PlaceOutcomes.Refused);
            return new PlaceProblem(403, "Whoever asks cannot be the second person.", "Ask another finance lead.");
        }

        if (request.State != RequestState.Waiting)
        {
            return notNow(request);
        }

        await audit.WriteAsync(person, action, request.What, request.Which, request.Reason);
        var decided = request with { State = next, Decider = person, Until = time.GetUtcNow() + SecondPersonRequest.Holds };
        return requests.TryStep(request, decided) ? decided : notNow(requests.Find(id) ?? request);
    }

    /// <summary>What a person may see of the requests: the own ones, and all of them for who may decide.</summary>
    public IReadOnlyList<T> Of(string person, bool isLead) => [.. requests.All().Where(request => isLead || request.Asker == person)];

    /// <summary>Finds a request that a person may see; null when there is none.</summary>
    public T? Find(string person, bool isLead, string id) => requests.Find(id) is { } request && (isLead || request.Asker == person) ? request : null;
}
