namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>Which endpoint answers a path.</summary>
internal sealed class FreshdeskResources(FreshdeskAccount account)
{
    private readonly ContactEndpoints _contacts = new(account);
    private readonly CompanyEndpoints _companies = new(account);
    private readonly FieldEndpoints _fields = new(account);
    private readonly StaffEndpoints _staff = new(account);
    private readonly TicketEndpoints _tickets = new(account);
    private readonly ConversationEndpoints _conversations = new(account);
    private readonly RatingEndpoints _ratings = new(account);
    private readonly BulkEndpoints _bulk = new(account);
    private readonly SearchEndpoint _search = new(account);

    public ApiReply Answer(ApiCall call) => call.Path switch
    {
        ["contacts", ..] => _contacts.Answer(call),
        ["companies", ..] => _companies.Answer(call),
        ["contact_fields" or "company_fields" or "ticket_fields"] or ["admin", "ticket_fields"] => _fields.Answer(call),
        ["agents", ..] or ["groups", ..] => _staff.Answer(call),
        ["tickets", "bulk_update" or "bulk_delete"] or ["jobs", _] => _bulk.Answer(call),
        ["tickets", _, "conversations" or "notes" or "reply"] => _conversations.Answer(call),
        ["tickets", _, "satisfaction_ratings"] or ["surveys", ..] => _ratings.Answer(call),
        ["tickets", ..] => _tickets.Answer(call),
        ["search", "tickets"] => _search.Answer(call),
        _ => ApiReply.NotFound,
    };
}
