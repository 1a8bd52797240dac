using Bridge.Sandbox.Zendesk.Access;

namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>Everybody a ticket can name: the users and the persons behind the credentials.</summary>
internal sealed class People(UserBook users)
{
    public bool IsStaff(long id) =>
        id is Caller.AdminId or Caller.AgentId
        || users.ById(id) is { Deleted: false, Role: "agent" or "admin" };

    public bool Exists(long id) => id is Caller.AdminId or Caller.AgentId || users.ById(id) is { Deleted: false };

    public StoredUser? User(long id) => users.ById(id);

    public StoredUser? ByEmail(string? email) => users.ByEmail(email);

    public string NameOf(long id) => id switch
    {
        Caller.AdminId => "Sandbox Admin",
        Caller.AgentId => "Sandbox Agent",
        _ => users.ById(id)?.Name ?? "",
    };
}
