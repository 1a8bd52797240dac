using System.Globalization;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Host.Settings.Kpis;
using Bridge.Host.Settings.Rules;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Routes;

/// <summary>Reads the <c>routes</c> of a settings file.</summary>
/// <param name="connectors">The connectors by name.</param>
/// <param name="connections">Type of each connection by its name; null for a connection that has a fault itself.</param>
/// <param name="directory">Directory of the settings file.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class RouteReader(
    IReadOnlyDictionary<string, IConnector> connectors,
    IReadOnlyDictionary<string, string?> connections,
    string directory,
    FaultList faults)
{
    private readonly DeskTimesReader _desk = new(directory, faults);

    /// <summary>Reads one route.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="node">Its node.</param>
    /// <returns>The route with the nodes of <c>after</c>, or null when it is not readable at all.</returns>
    public (RouteSettings Route, IReadOnlyList<YamlScalarNode> After)? Read(string name, YamlNode node)
    {
        if (SettingsSection.Open(node, $"route '{name}'", faults) is not { } section)
        {
            return null;
        }

        var record = section.Required("record", $"the record kind, {string.Join(" or ", RecordKinds.All)}");
        var kind = record is null ? null : section.Word("record", RecordKinds.All);
        if (kind is not null && RecordKinds.Kept.Contains(kind))
        {
            return ReadKept(name, kind, section);
        }

        var from = section.Required("from", "the connection to read from");
        var to = section.Required("to", "the connection to write to");
        CheckConnection(from, "from", kind, RecordKinds.ReadBy, "read");
        CheckConnection(to, "to", kind, RecordKinds.WrittenBy, "write");
        var after = section.Texts("after") ?? [];
        var defaults = new RouteSettings { Name = name, Record = kind ?? "", From = from?.Value ?? "", To = to?.Value ?? "" };
        var route = defaults with
        {
            Mapping = ReadMapping(section),
            After = [.. after.Select(item => item.Value ?? "")],
            Every = section.Duration("every", defaults.Every, TimeSpan.FromSeconds(1), isZeroAllowed: false),
            Cron = ReadCron(section),
            SweepEvery = ReadSweep(section, kind, defaults.SweepEvery),
            DepartedStatuses = ReadDeparted(section) ?? defaults.DepartedStatuses,
            MaxDeactivationShare = ReadShare(section, defaults.MaxDeactivationShare),
            AdoptsByEmail = section.Word("emailInUse", "review", "adopt") == "adopt",
            RestoresDrift = section.Word("drift", "report", "restore") == "restore",
        };
        section.RefuseOthers($"Route '{name}'");
        return (route, after);
    }

    private static TimeSpan ReadSweep(SettingsSection section, string? kind, TimeSpan otherwise)
    {
        if (kind != RecordKinds.Standing)
        {
            return section.Duration("sweepEvery", otherwise, TimeSpan.FromMinutes(1), isZeroAllowed: true);
        }

        section.Refuse("sweepEvery", "'sweepEvery' cannot be set for standings, which are all compared in each run: leave it out.");
        return otherwise;
    }

    private (RouteSettings Route, IReadOnlyList<YamlScalarNode> After) ReadKept(string name, string kind, SettingsSection section)
    {
        var from = section.Required("from", kind switch
        {
            RecordKinds.Ticket => "the help desk to read from",
            RecordKinds.Call => "the phone system to read from",
            _ => "the CRM to read from",
        });
        CheckConnection(from, "from", kind, RecordKinds.ReadBy, "read");
        section.Refuse("to", $"'to' cannot be set for {kind}s, which the hub keeps itself: leave it out.");
        var after = section.Texts("after") ?? [];
        var defaults = new RouteSettings { Name = name, Record = kind, From = from?.Value ?? "", To = "" };
        var route = defaults with
        {
            After = [.. after.Select(item => item.Value ?? "")],
            Every = section.Duration("every", defaults.Every, TimeSpan.FromSeconds(1), isZeroAllowed: false),
            Cron = ReadCron(section),
        };
        route = kind switch
        {
            RecordKinds.Ticket => route with { Desk = new TicketWordsReader(faults).Read(section) },
            RecordKinds.Call => route with { Zone = _desk.Zone(section), Hours = _desk.Hours(section) },
            _ => route,
        };
        section.RefuseOthers($"Route '{name}'");
        return (route, after);
    }

    private void CheckConnection(
        YamlScalarNode? scalar, string key, string? kind, Func<IConnector, IReadOnlyList<string>> abilities, string verb)
    {
        if (scalar is not { Value: { } name })
        {
            return;
        }

        if (!connections.TryGetValue(name, out var type))
        {
            faults.Add(scalar, $"'{key}' names the connection '{name}', which does not exist. {NearestWord.Explain(name, [.. connections.Keys])}");
        }
        else if (type is not null && kind is not null && RecordKinds.All.Contains(kind) && !abilities(connectors[type]).Contains(kind))
        {
            faults.Add(scalar, new Abilities(connectors).Named(key, type, $"{verb} {kind} records", other => abilities(other).Contains(kind)));
        }
    }

    private List<string>? ReadDeparted(SettingsSection section)
    {
        if (section.Texts("departedStatuses") is not { } items)
        {
            return null;
        }

        foreach (var item in items)
        {
            if (FinanceVocabulary.FindInText(item.Value ?? "") is { } word)
            {
                faults.Add(
                    item,
                    $"This state speaks of money or cards ('{word}'). The bridge reads a state without such a reason: write the state alone, such as Suspended.");
            }
        }

        return [.. items.Select(item => item.Value ?? "")];
    }

    private string? ReadMapping(SettingsSection section)
    {
        if (section.Scalar("mapping") is not { Value: { } text } scalar)
        {
            return null;
        }

        if (!text.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) && !text.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var path = Path.GetFullPath(text, directory);
        if (!File.Exists(path))
        {
            faults.Add(scalar, $"'mapping' names the file {path}, which is not there. Paths are relative to the settings file.");
        }

        return path;
    }

    private string? ReadCron(SettingsSection section)
    {
        if (section.Scalar("cron") is not { Value: { } text } scalar)
        {
            return null;
        }

        if (!CronRule.IsValid(text))
        {
            faults.Add(scalar, "'cron' is not a cron expression of six or seven fields, seconds first, such as '0 0/15 6-22 ? * *'.");
        }

        if (section.Find("every") is not null)
        {
            faults.Add(scalar, "'cron' and 'every' exclude each other: keep one.");
        }

        return text;
    }

    private double ReadShare(SettingsSection section, double otherwise)
    {
        if (section.Scalar("maxDeactivationShare") is not { Value: { } text } scalar)
        {
            return otherwise;
        }

        if (!SettingRules.IsShare(text))
        {
            faults.Add(scalar, "'maxDeactivationShare' must be a share from 0% to 100%, such as 5%.");
            return otherwise;
        }

        return double.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture) / 100;
    }
}
