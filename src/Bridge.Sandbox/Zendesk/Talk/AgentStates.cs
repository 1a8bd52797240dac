using Bridge.Sandbox.Zendesk.Groups;

namespace Bridge.Sandbox.Zendesk.Talk;

/// <summary>Whether agents take calls; everybody in a group does until told otherwise. Needs the account's lock.</summary>
internal sealed class AgentStates(GroupBook groups)
{
    private readonly Dictionary<long, string> _told = [];

    public IEnumerable<long> All => groups.Memberships.Select(one => one.UserId).Distinct();

    public IEnumerable<long> Online => All.Where(agent => Of(agent) == "online");

    public string Of(long agent) => _told.GetValueOrDefault(agent, "online");

    /// <summary>online, away, transfers_only or offline.</summary>
    public void Tell(long agent, string state) => _told[agent] = state;
}
