using Bridge.Core.Settings;
using Bridge.Core.Tickets;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Routes;

/// <summary>Reads what a help desk's groups and tags mean: <c>levels</c> and <c>topics</c> of a tickets' route.</summary>
/// <param name="faults">Where faults go.</param>
internal sealed class TicketWordsReader(FaultList faults)
{
    private static readonly string[] _levels =
        [nameof(TicketLevel.First), nameof(TicketLevel.Second), nameof(TicketLevel.Third), nameof(TicketLevel.Vendor)];

    /// <summary>Reads the words.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The words; those without a fault.</returns>
    public DeskWords Read(SettingsSection route)
    {
        var groups = new Dictionary<string, TicketLevel>(StringComparer.OrdinalIgnoreCase);
        if (route.Find("levels") is { } node && SettingsSection.Open(node, "'levels'", faults) is { } levels)
        {
            foreach (var (word, keyNode, _) in levels.Entries())
            {
                ReadLevel(levels, word, keyNode, groups);
            }
        }

        var topics = new List<string>();
        foreach (var topic in route.Texts("topics") ?? [])
        {
            var tag = topic.Value ?? "";
            if (tag.Any(char.IsWhiteSpace))
            {
                faults.Add(topic, $"'topics' takes tags, and no tag holds a space: write '{tag.Replace(' ', '_')}'.");
            }
            else if (topics.Contains(tag, StringComparer.OrdinalIgnoreCase))
            {
                faults.Add(topic, $"'topics' names '{tag}' twice: remove one.");
            }

            topics.Add(tag);
        }

        return new DeskWords(groups, topics);
    }

    private void ReadLevel(SettingsSection levels, string word, YamlNode keyNode, Dictionary<string, TicketLevel> groups)
    {
        if (!_levels.Contains(word))
        {
            faults.Add(keyNode, $"'levels' has no level '{word}'. {NearestWord.Explain(word, _levels)}");
            return;
        }

        foreach (var group in levels.Texts(word) ?? [])
        {
            if (!groups.TryAdd(group.Value ?? "", Enum.Parse<TicketLevel>(word)))
            {
                faults.Add(group, $"The group '{group.Value}' has a level already: a group has one level.");
            }
        }
    }
}
