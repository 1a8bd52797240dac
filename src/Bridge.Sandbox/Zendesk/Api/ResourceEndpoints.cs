using Bridge.Sandbox.Zendesk.Access;
using Bridge.Sandbox.Zendesk.Api.Records;
using Bridge.Sandbox.Zendesk.Events;
using Bridge.Sandbox.Zendesk.Groups;
using Bridge.Sandbox.Zendesk.Satisfaction;
using Bridge.Sandbox.Zendesk.Talk;
using Bridge.Sandbox.Zendesk.Tickets.Changes;
using Bridge.Sandbox.Zendesk.Tickets.Endpoints;
using Bridge.Sandbox.Zendesk.Tickets.Fields;
using Bridge.Sandbox.Zendesk.Uploads;
using Bridge.Sandbox.Zendesk.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api;

/// <summary>Hands a call to the endpoints of its resource, the first word of its path.</summary>
internal sealed class ResourceEndpoints(ZendeskAccount account, AccountMeter meter)
{
    private readonly UserEndpoints _users = new(account, meter);
    private readonly OrganizationEndpoints _organizations = new(account);
    private readonly MembershipEndpoints _memberships = new(account);
    private readonly JobEndpoints _jobs = new(account);
    private readonly FieldEndpoints _userFields = new(account, account.UserFields, "user_field");
    private readonly FieldEndpoints _organizationFields =
        new(account, account.OrganizationFields, "organization_field");
    private readonly IncrementalEndpoints _incremental = new(account, meter);
    private readonly TicketEndpoints _tickets = new(account, meter);
    private readonly TicketImports _imports = new(account);
    private readonly TicketFieldEndpoints _ticketFields = new(account);
    private readonly GroupEndpoints _groups = new(account);
    private readonly UploadEndpoints _uploads = new(account);
    private readonly RatingEndpoints _ratings = new(account);
    private readonly SurveyEndpoints _surveys = new(account);
    private readonly TalkEndpoints _talk = new(account, meter);
    private readonly WebhookEndpoints _webhooks = new(account);
    private readonly SearchEndpoints _search = new(account);
    private readonly EventEndpoints _events = new(account);

    /// <summary>Gives an attachment out by the address its <c>content_url</c> names.</summary>
    public Task DownloadAsync(ApiCall api, long id, string secret) => _uploads.DownloadAsync(api, id, secret);

    public Task AnswerAsync(ApiCall api) => api.Segments[0] switch
    {
        _ when api.Caller.IsEndUser && !IsForEndUsers(api) => Reply.ForbiddenAsync(api),
        "users" when api.Segments is [_, _, "group_memberships", ..] => _groups.AnswerAsync(api),
        "users" or "organizations" when api.Method == "GET" && api.Segments is [_, _, "tickets", ..] => _tickets.Lists.OfAsync(api),
        "users" when api.Segments is [_, _, "events"] && api.SegmentId(1) > 0 => _events.AnswerAsync(api, api.SegmentId(1)),
        "users" => _users.AnswerAsync(api),
        "organizations" => _organizations.AnswerAsync(api),
        "organization_memberships" => _memberships.AnswerAsync(api),
        "job_statuses" => _jobs.AnswerAsync(api),
        "user_fields" => _userFields.AnswerAsync(api),
        "organization_fields" => _organizationFields.AnswerAsync(api),
        "incremental" => _incremental.AnswerAsync(api),
        "tickets" => _tickets.AnswerAsync(api),
        "imports" => ImportAsync(api),
        "deleted_tickets" => _tickets.Deleted.AnswerAsync(api),
        "ticket_metrics" => _tickets.History.MetricsAsync(api),
        "ticket_audits" when api.Method == "GET" => _tickets.History.AllAuditsAsync(api),
        "ticket_fields" => _ticketFields.AnswerAsync(api),
        "groups" or "group_memberships" => _groups.AnswerAsync(api),
        "uploads" or "attachments" => _uploads.AnswerAsync(api),
        "satisfaction_ratings" => _ratings.AnswerAsync(api),
        "guide" => _surveys.AnswerAsync(api),
        "channels" => _talk.AnswerAsync(api),
        "webhooks" => _webhooks.AnswerAsync(api),
        "search" => _search.AnswerAsync(api),
        "account" when api.Segments is [_, "settings"] && api.Method == "GET" => SettingsAsync(api),
        _ => Reply.NoEndpointAsync(api),
    };

    // Whoever is no agent may rate their own ticket and upload for it.
    private static bool IsForEndUsers(ApiCall api) =>
        api.Segments is ["tickets", _, "satisfaction_rating"] or ["uploads", ..];

    private Task ImportAsync(ApiCall api) => !api.Caller.IsAdmin
        ? Reply.ForbiddenAsync(api)
        : (api.Method, api.Segments) switch
        {
            ("POST", [_, "tickets"]) => _imports.ImportAsync(api),
            ("POST", [_, "tickets", "create_many"]) => _tickets.Jobs.ImportManyAsync(api),
            _ => Reply.NoEndpointAsync(api),
        };

    private static Task SettingsAsync(ApiCall api) => Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
    {
        json.WriteStartObject("settings"u8);
        json.WriteStartObject("active_features"u8);
        json.WriteBoolean("user_org_fields"u8, true);
        json.WriteBoolean("customer_satisfaction"u8, true);
        json.WriteBoolean("voice"u8, true);
        json.WriteEndObject();
        json.WriteStartObject("users"u8);
        json.WriteBoolean("tagging"u8, true);
        json.WriteEndObject();
        json.WriteStartObject("api"u8);
        json.WriteBoolean("api_token_access"u8, true);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
