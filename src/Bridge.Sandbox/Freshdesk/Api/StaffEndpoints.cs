namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>Agents and groups.</summary>
internal sealed class StaffEndpoints(FreshdeskAccount account)
{
    public ApiReply Answer(ApiCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["agents", "me"]) => ApiReply.Ok(account.Agents.All.First().Shown()),
        ("GET", ["agents"]) => Paging.Of(call, account.Agents.All, row => row.Shown()),
        ("GET", ["groups"]) => Paging.Of(call, account.Groups.All, row => row.Shown()),
        ("GET", ["agents", _]) when account.Agents.Find(call.Id(1)) is { } row => ApiReply.Ok(row.Shown()),
        ("GET", ["groups", _]) when account.Groups.Find(call.Id(1)) is { } row => ApiReply.Ok(row.Shown()),
        _ => ApiReply.NotFound,
    };
}
