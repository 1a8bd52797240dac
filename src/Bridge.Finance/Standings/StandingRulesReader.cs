using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using Bridge.Core.Model;
using Bridge.Core.Standings;
using Bridge.Finance.Documents;
using Bridge.Finance.Ledger;
using Bridge.Finance.Sources.Rows;
using Bridge.Finance.Values;
using YamlDotNet.RepresentationModel;

namespace Bridge.Finance.Standings;

/// <summary>Reads and checks the document of standing rules.</summary>
internal sealed class StandingRulesReader(DocumentMap root, DocumentFaults faults)
{
    /// <summary>What a suspended office or broker may make of members, and what a hold may do.</summary>
    public static FrozenDictionary<string, Standing> Effects { get; } = new Dictionary<string, Standing>
    {
        ["none"] = Standing.Good,
        ["actionNeeded"] = Standing.ActionNeeded,
        ["suspended"] = Standing.Suspended,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words for what a charge is for.</summary>
    public static FrozenDictionary<string, ChargeKind> Kinds { get; } = DocumentWords.Of<ChargeKind>();

    /// <summary>Reads a document.</summary>
    /// <exception cref="DocumentException">It has faults; all are listed.</exception>
    public static StandingRules Read(string path)
    {
        var rules = DocumentFile.Read(path, (root, faults) => new StandingRulesReader(root, faults).Read());
        return rules with { Version = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..StandingText.PolicyWidth] };
    }

    private StandingRules Read()
    {
        if (root.Text("version", isRequired: true) is { } version && version != "1")
        {
            root.Fault("version", $"'version' cannot be '{version}': this bridge reads version 1.");
        }

        var zone = Zone();
        var stale = root.Duration("staleAfter", isRequired: true);
        if (stale is { TotalHours: < 1 })
        {
            root.Fault("staleAfter", "'staleAfter' is at least 1h.");
        }

        var currency = root.Text("currency") ?? "USD";
        var inherit = root.Map("inherit");
        var holds = root.Map("holds");
        var exempt = root.Map("exempt");

        // Read to the end whatever is missing, so that every fault is told; faults end the reading of the document.
        var rules = new StandingRules
        {
            Version = "",
            Zone = zone ?? TimeZoneInfo.Utc,
            StaleAfter = stale ?? TimeSpan.Zero,
            MinimumBalance = Amount(root, "minimumBalance", currency, isRequired: false) ?? new Money(0.01m, currency),
            Kinds = KindRules(),
            FromOffice = inherit?.Word("office", Effects, Standing.Good) ?? Standing.Good,
            FromBroker = inherit?.Word("broker", Effects, Standing.Good) ?? Standing.Good,
            DisputeAtMost = holds?.Word("dispute", Effects, Standing.ActionNeeded) ?? Standing.ActionNeeded,
            BlockAtLeast = holds?.Word("block", Effects, Standing.Suspended) ?? Standing.Suspended,
            ExemptTypes = exempt?.Texts("memberTypes").ToFrozenSet(StringComparer.OrdinalIgnoreCase) ?? [],
            ExemptKeys = exempt?.Texts("keys").ToFrozenSet(StringComparer.Ordinal) ?? [],
            IsWaivedExempt = exempt?.Flag("waived", otherwise: true) ?? true,
            Dues = [.. Dues(currency)],
        };
        inherit?.RefuseOthers("'inherit'");
        holds?.RefuseOthers("'holds'");
        exempt?.RefuseOthers("'exempt'");
        return rules;
    }

    private TimeZoneInfo? Zone()
    {
        if (root.Text("zone", isRequired: true) is not { } name)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        root.Fault("zone", $"'{name}' is no time zone of this system: write a name such as America/Chicago.");
        return null;
    }

    private FrozenDictionary<ChargeKind, KindRule> KindRules()
    {
        var map = root.Map("kinds", isRequired: true);
        var rules = new Dictionary<ChargeKind, KindRule>();
        foreach (var (word, kind) in Kinds)
        {
            if (map?.Map(word, isRequired: true) is not { } rule)
            {
                continue;
            }

            var isCounted = rule.Flag("affectsAccess", otherwise: true);
            var (action, suspension) = (Days(rule, "actionNeededAfter"), Days(rule, "suspendedAfter"));
            if (isCounted && suspension is { } late && (action is null || action > late))
            {
                rule.Fault(
                    "suspendedAfter",
                    "Nobody is suspended before action was needed: 'actionNeededAfter' must be there and not be longer than 'suspendedAfter'.");
            }

            rule.RefuseOthers($"The kind '{word}'");
            rules[kind] = new KindRule(isCounted, action, suspension);
        }

        map?.RefuseOthers("'kinds'");
        return rules.ToFrozenDictionary();
    }

    private static int? Days(DocumentMap map, string key)
    {
        if (map.Duration(key) is not { } grace)
        {
            return null;
        }

        if (grace.Ticks % TimeSpan.TicksPerDay != 0)
        {
            map.Fault(key, $"'{key}' is a number of whole days such as 30d.");
        }

        return grace.Days;
    }

    private static Money? Amount(DocumentMap map, string key, string currency, bool isRequired)
    {
        if (map.Text(key, isRequired) is not { } text)
        {
            return null;
        }

        if (AmountText.TryParse(text, out var amount) && amount >= 0)
        {
            return new Money(amount, currency);
        }

        map.Fault(key, $"'{key}' is an amount of at most two decimals, at least 0.");
        return null;
    }

    private IEnumerable<DuesRule> Dues(string currency)
    {
        var node = root.Find("dues");
        if (node is not (null or YamlSequenceNode or YamlScalarNode { Value: null or "" }))
        {
            faults.Add(node, "'dues' is a list: begin each entry with '- '.");
        }

        foreach (var entry in (node as YamlSequenceNode)?.Children ?? Enumerable.Empty<YamlNode>())
        {
            if (DocumentMap.Open(entry, "Each of 'dues'", faults) is not { } map)
            {
                continue;
            }

            var (ledger, type) = (map.Text("ledger", isRequired: true), map.Text("type", isRequired: true));
            var (year, due) = (map.Integer("year", 1990, 2199), map.Text("due", isRequired: true));
            var amount = Amount(map, "amount", currency, isRequired: true);
            var kind = map.Word("kind", Kinds, ChargeKind.SubscriptionFee);
            map.RefuseOthers("An entry of 'dues'");
            if (!DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                map.Fault("due", "'due' is a day such as 2026-01-31.");
            }
            else if (year is null)
            {
                map.Fault("year", "'year' is missing.");
            }
            else if (ledger is not null && type is not null && amount is { } sum)
            {
                yield return new DuesRule(ledger, type, year.Value.ToString(CultureInfo.InvariantCulture), sum, day, kind);
            }
        }
    }
}
