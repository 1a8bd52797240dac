using Bridge.Sandbox.Zendesk.Access;
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

    public Task AnswerAsync(ApiCall api) => api.Segments[0] switch
    {
        "users" => _users.AnswerAsync(api),
        "organizations" => _organizations.AnswerAsync(api),
        "organization_memberships" => _memberships.AnswerAsync(api),
        "job_statuses" => _jobs.AnswerAsync(api),
        "user_fields" => _userFields.AnswerAsync(api),
        "organization_fields" => _organizationFields.AnswerAsync(api),
        "incremental" => _incremental.AnswerAsync(api),
        "account" when api.Segments is [_, "settings"] && api.Method == "GET" => SettingsAsync(api),
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
