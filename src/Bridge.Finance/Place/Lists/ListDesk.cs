using Bridge.Finance.Answers;
using Bridge.Finance.Auditing;
using Bridge.Finance.Place.Grants;
using Bridge.Finance.Place.Requests;

namespace Bridge.Finance.Place.Lists;

/// <summary>Two people for a list: one asks, another one says yes or no. Each step is in the audit before it counts.</summary>
internal sealed class ListDesk(RequestTable<ListRequest> requests, SecondPerson<ListRequest> second, PlaceAudit audit, TimeProvider time)
{
    /// <summary>What is said of a request that is not there, or somebody else's.</summary>
    public static PlaceProblem Unknown { get; } = new(404, "There is no such request, or it is not yours.", "Ask for the list.");

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

        var request = new ListRequest(GrantTable.NewId(), kind, purpose, person, given, time.GetUtcNow());
        await audit.WriteAsync(person, PlaceActions.AskList, request.What, why: given);
        return requests.Add(request);
    }

    /// <summary>The second person's yes or no.</summary>
    public Task<Answer<ListRequest>> DecideAsync(string person, string id, bool isApproved) => second.DecideAsync(
        person, id, isApproved ? PlaceActions.ApproveList : PlaceActions.DeclineList, isApproved ? RequestState.Approved : RequestState.Declined, request => NotNow(request));

    /// <summary>Uses an approval: as often as wanted for looking, once for an export. The audit has it before this returns.</summary>
    public async Task<Answer<ListRequest>> UseAsync(string person, string id, ListUse use)
    {
        var action = use == ListUse.Export ? PlaceActions.ExportList : PlaceActions.ReadList;
        if (requests.Find(id) is not { } request || request.Asker != person)
        {
            await audit.WriteAsync(person, action, "list of all", outcome: PlaceOutcomes.Refused);
            return Unknown;
        }

        // An export is used up first, so that two clicks at once cannot both have it.
        if (request.Use != use || request.State != RequestState.Approved
            || (use == ListUse.Export && !requests.TryStep(request, request with { State = RequestState.Used })))
        {
            await audit.WriteAsync(person, action, request.What, request.Which, request.Reason, PlaceOutcomes.Refused);
            return NotNow(requests.Find(id) ?? request, use);
        }

        await audit.WriteAsync(person, action, request.What, request.Which, request.Reason);
        return request;
    }

    private static PlaceProblem NotNow(ListRequest request, ListUse? use = null) => use is { } wanted && wanted != request.Use
        ? new PlaceProblem(409, "The approval is for another use of the list.", "Ask for the use you need.")
        : new PlaceProblem(409, request.State switch
        {
            RequestState.Waiting => "The request waits for a second person.",
            RequestState.Approved => "The request is approved already.",
            RequestState.Declined => "The request was declined.",
            RequestState.Used => "The approval was for one export, which was made.",
            _ => "The time of the request or of its approval is over.",
        }, request.State == RequestState.Waiting ? "Have a finance lead look at it." : "Ask again if the list is still needed.");

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
