using Bridge.Access.Settings;
using Bridge.Core.Connectors;
using Bridge.Core.Settings;
using Bridge.Core.Surveys;
using Bridge.Core.Tickets;
using Bridge.Host.Settings.Mail;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Settings.Rules;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Surveys;

/// <summary>Reads the <c>surveys</c> section.</summary>
/// <param name="connectors">The connectors by name.</param>
/// <param name="connections">Type of each connection by its name; null for a connection that has a fault itself.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class SurveyReader(
    IReadOnlyDictionary<string, IConnector> connectors, IReadOnlyDictionary<string, string?> connections, FaultList faults)
{
    private const string Task = "tell whom to ask after a ticket";
    private static readonly TimeSpan _least = TimeSpan.FromHours(1);

    /// <summary>Reads the section.</summary>
    /// <param name="root">The whole file.</param>
    /// <param name="access">How people sign in, or null.</param>
    /// <param name="mail">The mail server, or null.</param>
    /// <param name="memberDesk">Connection that takes members' tickets, or null.</param>
    /// <param name="routes">The routes that were readable.</param>
    /// <returns>The settings; null when the file says nothing about it, or after a fault.</returns>
    public SurveySettings? Read(
        SettingsSection root, AccessSettings? access, MailSettings? mail, string? memberDesk, IEnumerable<RouteSettings> routes)
    {
        if (root.Find("surveys") is not { } node || SettingsSection.Open(node, "'surveys'", faults) is not { } section)
        {
            return null;
        }

        if (access is null)
        {
            faults.Add(node, "'surveys' needs 'access': members reach its page from outside, so that the other pages must be guarded (docs/surveys.md).");
        }

        var desk = Desk(section, node, memberDesk, routes);
        var address = Address(section, node, access);
        if (mail is null && root.Find("mail") is null)
        {
            faults.Add(node, "'surveys' needs 'mail', the mail server: host and from, beside 'surveys' (docs/mail.md).");
        }

        section.Refuse("mail", "'mail' stands at the left edge of the file, as reports use it too: move it there.");
        var seed = section.Required("seed", "any text; whoever has it can compute which contacts are in the sample")?.Value;
        var rules = new SurveyRuleReader(faults).Read(section, node);
        var settings = new SurveySettings
        {
            Desk = desk ?? "",
            PublicAddress = address ?? new Uri("https://localhost/"),
            Mail = mail!, // handed out only when there is one
            Seed = seed ?? "",
            Languages = new SurveyWordsReader(faults).Read(section),
            Rules = rules,
            Questions = Questions(section),
            FollowUp = FollowUp(section),
            Zone = Zone(section),
            ReadsDeskAnswers = DeskAnswers(section, desk),
        };
        settings = settings with
        {
            Quiet = section.Duration("quiet", settings.Quiet, _least, isZeroAllowed: false),
            LinkLifetime = section.Duration("linkLifetime", settings.LinkLifetime, _least, isZeroAllowed: false),
        };
        section.RefuseOthers("'surveys'");
        return desk is null || address is null || mail is null ? null : settings;
    }

    private static bool Can(IConnector connector) => connector is IOpensTicketDesk and IOpensRequesters;

    private string? Desk(SettingsSection section, YamlNode node, string? memberDesk, IEnumerable<RouteSettings> routes)
    {
        var able = connections.Where(pair => pair.Value is { } type && Can(connectors[type])).Select(pair => pair.Key).ToList();
        var scalar = section.Scalar("desk");
        var place = scalar ?? node;
        var name = scalar?.Value ?? memberDesk ?? (able.Count == 1 ? able[0] : null);
        if (name is null)
        {
            faults.Add(node, able.Count == 0
                ? new Abilities(connectors).None("surveys", "a connection with a help desk", connections, Task, Can)
                : $"'desk' is missing: say after whose tickets members are asked, {string.Join(" or ", able)}.");
            return null;
        }

        if (!able.Contains(name))
        {
            if (connections.TryGetValue(name, out var type) && type is null)
            {
                return null; // its own fault is told
            }

            faults.Add(place, type is not null
                ? new Abilities(connectors).Named("desk", type, Task, Can)
                : $"'desk' names the connection '{name}', which does not exist. {NearestWord.Explain(name, able)}");
            return null;
        }

        if (memberDesk is not null && memberDesk != name)
        {
            faults.Add(place, $"'desk' must be '{memberDesk}', as in 'memberApi': one outbox serves one help desk.");
        }

        if (!routes.Any(route => route.IsTickets && route.From == name))
        {
            faults.Add(place, $"'surveys' needs a route that brings the tickets of '{name}': add one with 'record: ticket' and 'from: {name}'.");
        }

        return name;
    }

    private Uri? Address(SettingsSection section, YamlNode node, AccessSettings? access)
    {
        if (section.Scalar("publicAddress") is not { Value: { } text } scalar)
        {
            if (access?.PublicAddress is null && section.Find("publicAddress") is null)
            {
                faults.Add(node, "'publicAddress' is missing: the address at which members reach the bridge, for example https://ask.mls.example.com.");
            }

            return access?.PublicAddress;
        }

        var spec = new SettingSpec { Name = "publicAddress", Kind = SettingKind.Address, Description = "" };
        if (SettingRules.Judge(spec, text) is { } fault)
        {
            faults.Add(scalar, fault);
            return null;
        }

        return new Uri(text.EndsWith('/') ? text : text + "/");
    }

    private IReadOnlyList<SurveyItem> Questions(SettingsSection section)
    {
        if (section.Texts("questions") is not { } words)
        {
            return SurveyQuestions.Standard;
        }

        var items = new List<SurveyItem>();
        foreach (var word in words)
        {
            if (!SurveyQuestions.ByWord.TryGetValue(word.Value ?? "", out var item))
            {
                faults.Add(word, $"'questions' has no question '{word.Value}'. {NearestWord.Explain(word.Value ?? "", [.. SurveyQuestions.ByWord.Keys])}");
            }
            else if (items.Contains(item))
            {
                faults.Add(word, $"'questions' names '{word.Value}' twice: remove one.");
            }
            else
            {
                items.Add(item);
            }
        }

        if (section.Find("questions") is { } list && (words.Count is 0 or > SurveyQuestions.Most || (items.Count > 1 && items.Any(item => item.Scale == SurveyScale.YesNo))))
        {
            faults.Add(list, $"'questions' takes 1 to {SurveyQuestions.Most} questions, or {SurveyQuestions.YesNo} alone: longer surveys stay unanswered.");
        }

        return items;
    }

    private SurveyFollowUp? FollowUp(SettingsSection section)
    {
        if (section.Find("followUp") is not { } node || SettingsSection.Open(node, "'followUp'", faults) is not { } group)
        {
            return null;
        }

        var name = group.Required("group", "the group of the help desk that gets in touch after a bad answer")?.Value;
        var atMost = group.Scalar("atMost");
        group.RefuseOthers("'followUp'");
        if (atMost is not null && atMost.Value is not ("1" or "2" or "3" or "4"))
        {
            faults.Add(atMost, "'atMost' must be 1, 2, 3 or 4: answers up to it open a ticket; a no always does.");
            return null;
        }

        return name is null ? null : new SurveyFollowUp(name, atMost?.Value is { } text ? text[0] - '0' : SurveyFollowUp.Usual);
    }

    private bool DeskAnswers(SettingsSection section, string? desk)
    {
        var isWanted = section.Word("deskAnswers", "false", "true") == "true";
        if (isWanted && desk is not null && connectors[connections[desk]!] is not IOpensSurveyResponses && section.Find("deskAnswers") is { } node)
        {
            faults.Add(node, $"'deskAnswers' cannot be true: a {connections[desk]} connection gives no answers of surveys of its own. {new Abilities(connectors).Able(other => other is IOpensSurveyResponses)}");
        }

        return isWanted;
    }

    private TimeZoneInfo Zone(SettingsSection section)
    {
        if (section.Scalar("zone") is not { Value: { } name } scalar)
        {
            return TimeZoneInfo.Utc;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        faults.Add(scalar, ZoneRule.Judge(name) ?? $"This machine does not know the time zone '{name}'; install its time zone data.");
        return TimeZoneInfo.Utc;
    }
}
