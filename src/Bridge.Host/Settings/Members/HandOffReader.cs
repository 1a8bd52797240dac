using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Core.Settings;
using Bridge.Core.Tickets;
using Bridge.Host.Settings.Routes;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Members;

/// <summary>Reads <c>handOff</c> of the <c>memberApi</c> section.</summary>
/// <param name="connectors">The connectors by name.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class HandOffReader(IReadOnlyDictionary<string, IConnector> connectors, FaultList faults)
{
    private static readonly string[] _levels = [.. Enum.GetNames<TicketLevel>().Where(name => name != nameof(TicketLevel.Unknown))];

    /// <summary>Writes its schema.</summary>
    /// <param name="json">Where to.</param>
    public static void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartObject("handOff");
        json.WriteString("description", "What goes with a ticket that is handed to another level, and which tickets go by themselves (docs/member-api.md).");
        SettingsSchema.WriteObject(json, []);
        json.WriteStartObject("properties");
        json.WriteStartObject("tags");
        json.WriteString("description", "Tag that a ticket gets, by the level that it goes to.");
        SettingsSchema.WriteObject(json, []);
        json.WriteStartObject("properties");
        foreach (var level in _levels)
        {
            SettingsSchema.Text(json, level, "A tag; no blanks.", @"^\S+$");
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("rules");
        json.WriteString("type", "object");
        json.WriteString("description", "Each rule hands a ticket off once.");
        json.WriteStartObject("additionalProperties");
        SettingsSchema.WriteObject(json, ["from", "to"]);
        json.WriteStartObject("properties");
        SettingsSchema.Choice(json, "from", "Level that the tickets are with.", _levels);
        SettingsSchema.Choice(json, "to", "Level that they go to.", _levels);
        SettingsSchema.Duration(json, "after", "How long after they were opened. Default: 0s, at once.");
        SettingsSchema.List(json, "topics", "What they are about: topics of the tickets' route. Default: anything.", null);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Reads it.</summary>
    /// <param name="memberApi">The section that holds it.</param>
    /// <param name="type">Type of the connection that takes the tickets; null after a fault in it.</param>
    /// <param name="words">Groups and topics of its tickets' route.</param>
    /// <returns>The settings.</returns>
    public HandOffSettings Read(SettingsSection memberApi, string? type, DeskWords words)
    {
        if (memberApi.Find("handOff") is not { } node || SettingsSection.Open(node, "'handOff'", faults) is not { } section)
        {
            return HandOffSettings.None;
        }

        if (type is not null && connectors[type] is not IOpensHandOffs)
        {
            faults.Add(node, $"'handOff' asks a {type} connection to hand tickets to other groups, which it cannot. {new Abilities(connectors).Able(connector => connector is IOpensHandOffs)}");
        }

        var tags = Tags(section);
        var rules = new List<HandOffRule>();
        if (section.Find("rules") is { } list && SettingsSection.Open(list, "'rules'", faults) is { } entries)
        {
            rules = [.. entries.Entries().Select(entry => Rule(entry.Key, entry.Value, words)).OfType<HandOffRule>()];
        }

        section.RefuseOthers("'handOff'");
        return new HandOffSettings(tags, rules);
    }

    private Dictionary<TicketLevel, string> Tags(SettingsSection section)
    {
        var tags = new Dictionary<TicketLevel, string>();
        if (section.Find("tags") is not { } node || SettingsSection.Open(node, "'tags'", faults) is not { } entries)
        {
            return tags;
        }

        foreach (var level in _levels)
        {
            if (entries.Scalar(level) is not { Value: { } tag } scalar)
            {
                continue;
            }

            tags[Enum.Parse<TicketLevel>(level)] = tag;
            if (tag.Any(char.IsWhiteSpace))
            {
                faults.Add(scalar, $"No tag holds a space: write '{tag.Replace(' ', '_')}'.");
            }
        }

        entries.RefuseOthers("'tags'");
        return tags;
    }

    private HandOffRule? Rule(string name, YamlNode node, DeskWords words)
    {
        if (SettingsSection.Open(node, $"rule '{name}'", faults) is not { } section)
        {
            return null;
        }

        var before = faults.Count;
        var (from, to) = (Level(section, "from", words), Level(section, "to", words));
        var after = section.Duration("after", TimeSpan.Zero, TimeSpan.FromMinutes(1), isZeroAllowed: true);
        var topics = section.Texts("topics") ?? [];
        foreach (var topic in topics.Where(topic => words.Topics.Count > 0 && !words.Topics.Contains(topic.Value ?? "", StringComparer.OrdinalIgnoreCase)))
        {
            faults.Add(topic, $"'topics' has no topic '{topic.Value}'. {NearestWord.Explain(topic.Value ?? "", [.. words.Topics])}");
        }

        section.RefuseOthers($"Rule '{name}'");
        if (faults.Count == before && from == to)
        {
            faults.Add(node, $"Rule '{name}' hands tickets to the level they are with: 'from' and 'to' must differ.");
        }

        return faults.Count > before ? null : new HandOffRule(name, from!.Value, to!.Value, after, [.. topics.Select(topic => topic.Value ?? "")]); // no fault was found
    }

    private TicketLevel? Level(SettingsSection section, string key, DeskWords words)
    {
        if (section.Required(key, $"one of {string.Join(", ", _levels)}") is not { Value: { } word } scalar)
        {
            return null;
        }

        if (!_levels.Contains(word))
        {
            faults.Add(scalar, $"'{key}' cannot be '{word}'. {NearestWord.Explain(word, _levels)}");
            return null;
        }

        var level = Enum.Parse<TicketLevel>(word);
        if (words.GroupOf(level) is null)
        {
            faults.Add(scalar, $"'{key}' names the level {word}, for which the tickets' route has no group: add it to 'levels' there.");
        }

        return level;
    }
}
