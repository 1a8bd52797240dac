using System.Globalization;
using Bridge.Core.Settings;
using Bridge.Core.Tickets;
using Bridge.Host.Settings.Rules;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Surveys;

/// <summary>Reads <c>rules</c> of the <c>surveys</c> section.</summary>
/// <param name="faults">Where faults go.</param>
internal sealed class SurveyRuleReader(FaultList faults)
{
    /// <summary>Words of the levels.</summary>
    public static IReadOnlyList<string> Levels { get; } = [.. Enum.GetNames<TicketLevel>().Where(name => name != nameof(TicketLevel.Unknown))];

    /// <summary>Reads the rules.</summary>
    /// <param name="surveys">The section that holds them.</param>
    /// <param name="node">Its node.</param>
    /// <returns>The rules in the order of the file.</returns>
    public IReadOnlyList<SurveyRule> Read(SettingsSection surveys, YamlNode node)
    {
        if (surveys.Find("rules") is not { } rules)
        {
            faults.Add(node, "'rules' is missing: say after which contacts members are asked, for example 'rules: { all: { share: 10% } }'.");
            return [];
        }

        if (SettingsSection.Open(rules, "'rules'", faults) is not { } section)
        {
            return [];
        }

        if (!section.Entries().Any())
        {
            faults.Add(rules, "'rules' is empty: without a rule nobody is asked. Add one, or remove 'surveys'.");
        }

        return [.. section.Entries().Select(entry => Read(entry.Key, entry.Value)).OfType<SurveyRule>()];
    }

    private SurveyRule? Read(string name, YamlNode node)
    {
        if (SettingsSection.Open(node, $"rule '{name}'", faults) is not { } section)
        {
            return null;
        }

        var rule = new SurveyRule { Name = name };
        rule = rule with
        {
            Channels = [.. (section.Texts("channels") ?? []).Select(item => item.Value ?? "")],
            Groups = [.. (section.Texts("groups") ?? []).Select(item => item.Value ?? "")],
            Levels = ReadLevels(section),
            Share = ReadShare(section, rule.Share),
            Delay = section.Duration("delay", rule.Delay, TimeSpan.FromSeconds(1), isZeroAllowed: true),
        };
        section.RefuseOthers($"Rule '{name}'");
        return rule;
    }

    private List<TicketLevel> ReadLevels(SettingsSection section)
    {
        var levels = new List<TicketLevel>();
        foreach (var item in section.Texts("levels") ?? [])
        {
            if (Levels.Contains(item.Value ?? ""))
            {
                levels.Add(Enum.Parse<TicketLevel>(item.Value!)); // it is one of the words
            }
            else
            {
                faults.Add(item, $"'levels' has no level '{item.Value}'. {NearestWord.Explain(item.Value ?? "", Levels)}");
            }
        }

        return levels;
    }

    private double ReadShare(SettingsSection section, double otherwise)
    {
        if (section.Scalar("share") is not { Value: { } text } scalar)
        {
            return otherwise;
        }

        if (SettingRules.IsShare(text))
        {
            return double.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture) / 100;
        }

        faults.Add(scalar, "'share' must be a share from 0% to 100%, such as 10%.");
        return otherwise;
    }
}
