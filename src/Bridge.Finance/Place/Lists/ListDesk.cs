using Bridge.Finance.Place.Grants;
using Bridge.Finance.Place.Http;

namespace Bridge.Finance.Place.Lists;

/// <summary>Two people for a list: one asks, another one says yes or no. Each step is in the audit before it counts.</summary>
internal sealed class ListDesk(RequestTable requests, PlaceAudit audit, TimeProvider time)
{
    private static readonly PlaceProblem _unknown = new(404, "There is no such request, or it is not yours.", "Ask for the list.");

    public async Task<Answer<ListRequest>> AskAsync(string person, string? list, string? use, string? reason, string? ticket)
    {
        if (Word<ListKind>(list) is not { } kind || Word<ListUse>(use) is not { } purpose)
        {
            return new PlaceProblem(400, "A list is aging, changes, charges or workbook; it is used for view or export.", "Choose one of each.");
        }

        if (kind == ListKind.Workbook && purpose != ListUse.Export)
        {
            return new PlaceProblem(400, "Finance's workbook is not looked at here: it is a file in finance's own folder.", "Ask for it with use export.");
        }

        var why = Reason.Of(reason, ticket);
        if (why.Value is not { } given)
        {
            return why.Problem!; // there is one when there is no value
        }

        var what = new ListRequest("", kind, purpose, person, given, default) { Until = default }.What;
        await audit.WriteAsync(person, PlaceActions.AskList, what, why: given);
        return requests.Add(kind, purpose, person, given);
    }

    /// <summary>The second person's yes or no.</summary>
    public async Task<Answer<ListRequest>> DecideAsync(string person, string id, bool isApproved)
    {
        var action = isApproved ? PlaceActions.ApproveList : PlaceActions.DeclineList;
        if (requests.Find(id) is not { } request)
        {
            return _unknown;
        }

        if (isApproved && request.Asker == person)
        {
            await audit.WriteAsync(person, action, request.What, why: request.Reason, outcome: PlaceOutcomes.Refused);
            return new PlaceProblem(403, "Whoever asks for a list cannot approve it.", "Ask another finance lead.");
        }

        if (request.State != ListState.Waiting)
        {
            return NotNow(request);
        }

        await audit.WriteAsync(person, action, request.What, Which(request), request.Reason);
        var decided = request with
        {
            State = isApproved ? ListState.Approved : ListState.Declined, Decider = person, Until = time.GetUtcNow() + ListRequest.Holds,
        };
        return requests.TryStep(request, _ => decided) ? decided : NotNow(requests.Find(id) ?? request);
    }

    /// <summary>Uses an approval: as often as wanted for looking, once for an export. The audit has it before this returns.</summary>
    public async Task<Answer<ListRequest>> UseAsync(string person, string id, ListUse use)
    {
        var action = use == ListUse.Export ? PlaceActions.ExportList : PlaceActions.ReadList;
        if (requests.Find(id) is not { } request || request.Asker != person)
        {
            await audit.WriteAsync(person, action, "list of all", outcome: PlaceOutcomes.Refused);
            return _unknown;
        }

        // An export is used up first, so that two clicks at once cannot both have it.
        if (request.Use != use || request.State != ListState.Approved
            || (use == ListUse.Export && !requests.TryStep(request, one => one with { State = ListState.Used })))
        {
            await audit.WriteAsync(person, action, request.What, Which(request), request.Reason, PlaceOutcomes.Refused);
            return NotNow(requests.Find(id) ?? request, use);
        }

        await audit.WriteAsync(person, action, request.What, Which(request), request.Reason);
        return request;
    }

    /// <summary>What a person may see of the requests: the own ones, and all of them for who may decide.</summary>
    public IReadOnlyList<ListRequest> Of(string person, bool isLead) => [.. requests.All().Where(request => isLead || request.Asker == person)];

    /// <summary>Finds a request that a person may see.</summary>
    public Answer<ListRequest> Find(string person, bool isLead, string id) =>
        requests.Find(id) is { } request && (isLead || request.Asker == person) ? request : _unknown;

    // Joins the steps of one request in the audit, where only a pseudonym of it stands.
    private static string Which(ListRequest request) => $"list:{request.Id}";

    private static PlaceProblem NotNow(ListRequest request, ListUse? use = null) => use is { } wanted && wanted != request.Use
        ? new PlaceProblem(409, "The approval is for another use of the list.", "Ask for the use you need.")
        : new PlaceProblem(409, request.State switch
        {
            ListState.Waiting => "The request waits for a second person.",
            ListState.Approved => "The request is approved already.",
            ListState.Declined => "The request was declined.",
            ListState.Used => "The approval was for one export, which was made.",
            _ => "The time of the request or of its approval is over.",
        }, request.State == ListState.Waiting ? "Have a finance lead look at it." : "Ask again if the list is still needed.");

    private static TWord? Word<TWord>(string? text)
        where TWord : struct, Enum
    {
        foreach (var word in Enum.GetValues<TWord>())
        {
            if (string.Equals(text, word.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        return null;
    }
}
