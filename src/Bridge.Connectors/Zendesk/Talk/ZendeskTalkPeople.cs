using System.Globalization;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Scrubbing;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Talk;

/// <summary>Names of the people and groups that calls name by number, asked for once in a read, many at a time.</summary>
/// <remarks>Source: developer.zendesk.com, Users (<c>show_many</c>, at most 100 ids), Groups.</remarks>
/// <param name="client">The client.</param>
internal sealed class ZendeskTalkPeople(ZendeskClient client)
{
    private const string Purpose = "look up who called and who answered";
    private const int MostIds = 100;
    private const int MostKnown = 20_000;

    private readonly Dictionary<long, (string? Name, string? MemberId)> _users = [];
    private Dictionary<long, string?>? _groups;

    /// <summary>Makes sure that people are known.</summary>
    /// <param name="ids">Zendesk's ids.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>A task.</returns>
    public async Task LearnAsync(IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        if (_users.Count > MostKnown)
        {
            _users.Clear();
        }

        foreach (var chunk in ids.Where(id => !_users.ContainsKey(id)).Distinct().Chunk(MostIds))
        {
            var list = string.Join(',', chunk.Select(id => id.ToString(CultureInfo.InvariantCulture)));
            using var answer = await client.GetAsync($"users/show_many?ids={list}", CallKind.Read, Purpose, cancellationToken);
            foreach (var user in answer.Root.ItemsOf("users"))
            {
                if (user.LongOf("id") is { } id)
                {
                    _users[id] = (Clean(user.TextOf("name")), DeskReading.MemberIdOf(user.TextOf("external_id")));
                }
            }

            foreach (var id in chunk)
            {
                _users.TryAdd(id, default); // deleted for good
            }
        }
    }

    /// <summary>Name of a person that was learned.</summary>
    /// <param name="id">Zendesk's id, or null.</param>
    /// <returns>The name, or null.</returns>
    public string? NameOf(long? id) => id is { } known ? _users.GetValueOrDefault(known).Name : null;

    /// <summary>External id of the member that a person is.</summary>
    /// <param name="id">Zendesk's id, or null.</param>
    /// <returns>The external id; null for anybody else.</returns>
    public string? MemberOf(long? id) => id is { } known ? _users.GetValueOrDefault(known).MemberId : null;

    /// <summary>Name of a group.</summary>
    /// <param name="id">Zendesk's id, or null.</param>
    /// <param name="cancellationToken">Abandons the first look-up.</param>
    /// <returns>The name, or null.</returns>
    public async Task<string?> GroupOfAsync(long? id, CancellationToken cancellationToken)
    {
        if (id is not { } known)
        {
            return null;
        }

        if (_groups is null)
        {
            _groups = [];
            await foreach (var page in client.PagesAsync("groups", null, CallKind.Read, Purpose, cancellationToken))
            {
                foreach (var group in page.ItemsOf("groups"))
                {
                    _groups[group.LongOf("id") ?? 0] = Clean(group.TextOf("name"));
                }
            }
        }

        return _groups.GetValueOrDefault(known);
    }

    private static string? Clean(string? text) => text is null ? null : CardScrubber.Scrub(text).Text;
}
