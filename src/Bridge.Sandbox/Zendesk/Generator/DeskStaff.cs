using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Reso.Data.Generator;

namespace Bridge.Sandbox.Zendesk.Generator;

/// <summary>Puts the invented people into the account: agents in three levels, and members as the stand-in MLS names
/// them.</summary>
internal sealed class DeskStaff(ZendeskAccount account, HelpDeskOptions options, int seed)
{
    private readonly long[] _groups = new long[3];
    private readonly List<long>[] _agents = [[], [], []];
    private readonly List<long> _members = [];

    public IReadOnlyList<long> Members => _members;

    public long Group(int level) => _groups[level];

    /// <summary>The agent of a level a number falls on; another number may give another.</summary>
    public long Agent(int level, int number) => _agents[level][number % _agents[level].Count];

    public int LevelOf(long groupId) => Math.Max(0, Array.IndexOf(_groups, groupId));

    public void Fill()
    {
        string[] names = ["Level I", "Level II", "Level III"];
        for (var level = 0; level < names.Length; level++)
        {
            _groups[level] = account.Groups.Add(names[level], level == 0 ? "First contact" : level == 1 ? "Escalation" : "Vendors").Id;
        }

        for (var number = 0; number < Math.Max(3, options.Agents); number++)
        {
            Hire(number, number < 3 ? number : number % 10 < 6 ? 0 : number % 10 < 9 ? 1 : 2);
        }

        // The same seed gives the members the names and addresses they have in the stand-in MLS.
        var rows = new MemberRows(new World(new ResoSandboxOptions { Members = options.Members }, (ulong)seed * 0x9E3779B97F4A7C15UL, ""));
        for (var row = 0; row < options.Members; row++)
        {
            _members.Add(Add(new
            {
                name = rows.Full(row),
                email = rows.Email(row),
                external_id = $"{options.Origin}:{rows.Key(row)}",
                phone = rows.DirectPhone(row),
                verified = true,
            }));
        }
    }

    private void Hire(int number, int level)
    {
        var first = NameLists.First[number * 7 % NameLists.First.Length];
        var last = NameLists.Last[number * 11 % NameLists.Last.Length];
        var id = Add(new
        {
            name = $"{first} {last}",
            email = string.Create(CultureInfo.InvariantCulture, $"agent{number + 1}@desk.example"),
            role = "agent",
            verified = true,
        });
        account.Groups.Join(id, _groups[level]);
        _agents[level].Add(id);
    }

    private long Add<T>(T person)
    {
        var outcome = account.Users.Create(JsonSerializer.SerializeToElement(person));
        return outcome.Record is { } user
            ? account.Users.IdOf(user)
            : throw new InvalidOperationException($"The invented person was refused: {outcome.Error?.Description}.");
    }
}
