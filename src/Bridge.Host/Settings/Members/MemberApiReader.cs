using Bridge.Access.Settings;
using Bridge.Core.Connectors;
using Bridge.Core.Interactions;
using Bridge.Core.Model;
using Bridge.Core.Notices;
using Bridge.Core.Settings;
using Bridge.Core.Tickets;
using Bridge.Host.Settings.Routes;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Members;

/// <summary>Reads the <c>memberApi</c> section.</summary>
/// <param name="connectors">The connectors by name.</param>
/// <param name="connections">Type of each connection by its name; null for a connection that has a fault itself.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class MemberApiReader(
    IReadOnlyDictionary<string, IConnector> connectors, IReadOnlyDictionary<string, string?> connections, FaultList faults)
{
    private const int LongestSentence = 500;
    private const string Task = "take members' tickets";

    /// <summary>The key of each standing's sentence.</summary>
    public static IReadOnlyDictionary<Standing, string> Keys { get; } = Enum.GetValues<Standing>()
        .ToDictionary(standing => standing, standing => char.ToLowerInvariant(standing.ToString()[0]) + standing.ToString()[1..]);

    /// <summary>Reads the section.</summary>
    /// <param name="root">The whole file.</param>
    /// <param name="access">How machines sign in, or null.</param>
    /// <param name="routes">The routes that were readable.</param>
    /// <returns>The settings; null when the file says nothing about it, or after a fault.</returns>
    public MemberApiSettings? Read(SettingsSection root, AccessSettings? access, IEnumerable<RouteSettings> routes)
    {
        if (root.Find("memberApi") is not { } node || SettingsSection.Open(node, "'memberApi'", faults) is not { } section)
        {
            return null;
        }

        if (access?.Machines is null)
        {
            faults.Add(node, "'memberApi' needs 'access: machines:', so that the MLS's system can be told from others (docs/member-api.md).");
        }

        var desk = Desk(section, node);
        var sentences = Sentences(section);
        var timeline = Timeline(section, desk);
        var notices = Notices(section);
        var resolutions = Resolutions(section, desk, root.Find("mail") is not null);
        var panel = new PanelReader(faults).Read(section);
        var attachments = new AttachmentReader(connectors, faults).Read(section, desk is null ? null : connections[desk]);
        var words = routes.FirstOrDefault(route => route.IsTickets && route.From == desk)?.Desk ?? DeskWords.None;
        var handOff = new HandOffReader(connectors, faults).Read(section, desk is null ? null : connections[desk], words);
        section.RefuseOthers("'memberApi'");
        return desk is null
            ? null
            : new MemberApiSettings { Desk = desk, Sentences = sentences, WritesTimeline = timeline, Notices = notices, Panel = panel, Attachments = attachments, TellsResolutions = resolutions, HandOff = handOff };
    }

    private static bool Can(IConnector connector) => connector is IOpensTicketDesk;

    private string? Desk(SettingsSection section, YamlNode node)
    {
        var able = connections.Where(pair => pair.Value is { } type && Can(connectors[type])).Select(pair => pair.Key).ToList();
        if (section.Scalar("desk") is { Value: { } name } scalar)
        {
            if (able.Contains(name))
            {
                return name;
            }

            if (connections.TryGetValue(name, out var type) && type is null)
            {
                return null; // its own fault is told
            }

            faults.Add(scalar, type is not null
                ? new Abilities(connectors).Named("desk", type, Task, Can)
                : $"'desk' names the connection '{name}', which does not exist. {NearestWord.Explain(name, able)}");
            return null;
        }

        if (able.Count == 1)
        {
            return able[0];
        }

        faults.Add(node, able.Count == 0
            ? new Abilities(connectors).None("memberApi", "a connection with a help desk", connections, Task, Can)
            : $"'desk' is missing: say which connection takes the tickets, {string.Join(" or ", able)}.");
        return null;
    }

    private bool Timeline(SettingsSection section, string? desk)
    {
        var isWanted = section.Word("timeline", "false", "true") == "true";
        if (isWanted && desk is not null && connectors[connections[desk]!] is not IOpensTimeline) // a desk that was found has a type
        {
            var able = connectors.Values.Where(connector => connector is IOpensTimeline).Select(connector => connector.Name).Order(StringComparer.Ordinal);
            faults.Add(
                section.Find("timeline")!, // it is wanted, so it is there
                $"'timeline' asks for members' timelines in '{desk}', which has none. Able are connections of type {string.Join(", ", able)}.");
        }

        return isWanted;
    }

    private bool Resolutions(SettingsSection section, string? desk, bool hasMail)
    {
        var isWanted = section.Word("resolution", "helpDesk", "mail") == "mail";
        if (isWanted && section.Find("resolution") is { } node)
        {
            if (!hasMail)
            {
                faults.Add(node, "'resolution: mail' needs 'mail', the mail server: host and from, beside 'memberApi' (docs/mail.md).");
            }

            if (desk is not null && connectors[connections[desk]!] is not IOpensRequesters) // a desk that was found has a type
            {
                faults.Add(node, new Abilities(connectors).Named("desk", connections[desk]!, "tell whom to write to", connector => connector is IOpensRequesters));
            }
        }

        return isWanted;
    }

    private string? Notices(SettingsSection section)
    {
        if (section.Scalar("notices") is not { Value: { } name } scalar)
        {
            return null;
        }

        var able = connections.Where(pair => pair.Value is { } type && connectors[type] is IOpensNotices).Select(pair => pair.Key).ToList();
        if (!able.Contains(name))
        {
            faults.Add(scalar, connections.ContainsKey(name)
                ? $"'notices' names the connection '{name}', which takes no notices. Name one of type webhook."
                : $"'notices' names the connection '{name}', which does not exist. {NearestWord.Explain(name, able)}");
        }

        return name;
    }

    private Dictionary<Standing, string> Sentences(SettingsSection section)
    {
        var sentences = MemberApiSettings.Defaults.ToDictionary();
        if (section.Find("standing") is not { } node || SettingsSection.Open(node, "'standing'", faults) is not { } words)
        {
            return sentences;
        }

        foreach (var (standing, key) in Keys)
        {
            if (words.Scalar(key) is not { Value: { } sentence } scalar)
            {
                continue;
            }

            sentences[standing] = sentence;
            if (sentence.Length > LongestSentence || sentence.Any(char.IsDigit))
            {
                faults.Add(scalar, $"'{key}' must be a sentence of at most {LongestSentence} characters without a digit: members see neither amounts nor dates.");
            }
        }

        words.RefuseOthers("'standing'");
        return sentences;
    }
}
