using Bridge.Sandbox.Freshdesk.Store;

namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>What was said in a ticket: list, reply, note.</summary>
internal sealed class ConversationEndpoints(FreshdeskAccount account)
{
    private const int Reply = 0;
    private const int Note = 2;
    private readonly TicketDesk _desk = new(account);

    public ApiReply Answer(ApiCall call)
    {
        if (account.Tickets.Find(call.Id(1)) is not { } ticket || (ticket.IsDeleted && call.Method != "GET"))
        {
            return ApiReply.NotFound;
        }

        return (call.Method, call.Path[2]) switch
        {
            ("GET", "conversations") => Paging.Of(call, account.Conversations.All.Where(row => row.Number("ticket_id") == ticket.Id), row => row.Shown()),
            ("POST", "reply" or "notes") => Say(call, ticket),
            _ => ApiReply.NotFound,
        };
    }

    private ApiReply Say(ApiCall call, Row ticket)
    {
        if (call.Body["body"]?.ToString() is not { Length: > 0 } body)
        {
            return ApiReply.Refused([new ApiFault("body", "It should be a/an String", "missing_field")]);
        }

        var isNote = call.Path[2] == "notes";
        var author = (long?)call.Body["user_id"] ?? account.Agents.All.First().Id;
        if (account.Agents.Find(author) is null && (!isNote || account.Contacts.Find(author) is null))
        {
            return ApiReply.Refused([new ApiFault("user_id", "There is no contact matching the given user_id", "invalid_value")]);
        }

        var said = _desk.Say(
            ticket, body, author, isNote && ((bool?)call.Body["private"] ?? true), isNote && ((bool?)call.Body["incoming"] ?? false), isNote ? Note : Reply, account.Second);
        call.Call.Applied = true;
        return new ApiReply(201, said.Shown());
    }
}
