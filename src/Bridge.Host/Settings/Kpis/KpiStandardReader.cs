using System.Globalization;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Settings;
using Bridge.Host.Settings.Rules;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Kpis;

/// <summary>Reads one standard.</summary>
/// <param name="faults">Where faults go.</param>
internal sealed class KpiStandardReader(FaultList faults)
{
    private const string AtLeast = "atLeast";
    private const string AtMost = "atMost";

    /// <summary>Reads within how many seconds a call is answered in time.</summary>
    /// <param name="section">Where <c>within</c> may stand.</param>
    /// <param name="otherwise">Seconds when it does not.</param>
    /// <param name="faults">Where faults go.</param>
    /// <returns>Seconds that figures can be counted for.</returns>
    public static int Within(SettingsSection section, int otherwise, FaultList faults)
    {
        if (section.Scalar("within") is not { Value: { } text } scalar)
        {
            return otherwise;
        }

        if (DurationText.TryParse(text, out var time) && time.TotalSeconds % 1 == 0 && Histogram.IsEdge((int)time.TotalSeconds))
        {
            return (int)time.TotalSeconds;
        }

        faults.Add(scalar, $"'within' must be 0s to {Histogram.FineSeconds}s, or above that a multiple of {Histogram.CoarseSeconds}s.");
        return otherwise;
    }

    /// <summary>Reads a standard.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="node">What the file says.</param>
    /// <param name="within">Seconds within which a call is answered in time, where it does not say.</param>
    /// <returns>The standard, or null after a fault.</returns>
    public KpiStandard? Read(string name, YamlNode node, int within)
    {
        if (SettingsSection.Open(node, $"The standard '{name}'", faults) is not { } section)
        {
            return null;
        }

        var kpi = Kpi(section);
        var variant = kpi is null ? null : Variant(section, kpi);
        var isAtLeast = section.Find(AtLeast) is not null;
        var bound = Bound(section, node, kpi, isAtLeast);
        var (from, until) = (Day(section, "from"), Day(section, "until"));
        if (from > until)
        {
            faults.Add(node, "'until' is before 'from'.");
        }

        var isPublished = section.Word("audience", "team", "published") == "published";
        var seconds = Within(section, within, faults);
        section.RefuseOthers($"The standard '{name}'");
        return kpi is null || variant is null || bound is null ? null : new KpiStandard
        {
            Name = name,
            Kpi = kpi,
            Variant = variant,
            Bound = bound.Value,
            IsAtLeast = isAtLeast,
            WithinSeconds = seconds,
            From = from,
            Until = until,
            IsPublished = isPublished,
        };
    }

    private Kpi? Kpi(SettingsSection section)
    {
        if (section.Required("kpi", "the KPI, by its id; 'bridge kpi --list' shows them") is not { Value: { } id } scalar)
        {
            return null;
        }

        var found = KpiCatalogue.Find(id);
        if (found is null)
        {
            faults.Add(scalar, KpiNames.Unknown(id));
        }

        return found;
    }

    private KpiVariant? Variant(SettingsSection section, Kpi kpi)
    {
        if (section.Scalar("variant") is not { Value: { } id } scalar)
        {
            return kpi.Variants[0];
        }

        var found = kpi.Variants.FirstOrDefault(variant => variant.Id == id);
        if (found is null)
        {
            faults.Add(scalar, $"'{kpi.Id}' has no variant '{id}'. {NearestWord.Explain(id, [.. kpi.Variants.Select(variant => variant.Id)])}");
        }

        return found;
    }

    private double? Bound(SettingsSection section, YamlNode node, Kpi? kpi, bool isAtLeast)
    {
        if (isAtLeast == section.Find(AtMost) is not null)
        {
            faults.Add(node, $"A standard says either '{AtLeast}' or '{AtMost}'.");
            return null;
        }

        if (kpi is null || section.Scalar(isAtLeast ? AtLeast : AtMost) is not { Value: { } text } scalar)
        {
            return null;
        }

        if (kpi.Direction == (isAtLeast ? KpiDirection.Lower : KpiDirection.Higher))
        {
            faults.Add(scalar, $"Of '{kpi.Id}' {(isAtLeast ? "less" : "more")} is better: write '{(isAtLeast ? AtMost : AtLeast)}'.");
            return null;
        }

        var bound = Number(kpi.Unit, text);
        if (bound is null)
        {
            faults.Add(scalar, $"'{(isAtLeast ? AtLeast : AtMost)}' of '{kpi.Id}' must be {Form(kpi.Unit)}.");
        }

        return bound;
    }

    private static double? Number(KpiUnit unit, string text) => unit switch
    {
        KpiUnit.Seconds => DurationText.TryParse(text, out var time) ? time.TotalSeconds : null,
        KpiUnit.Percent => text.EndsWith('%') && Plain(text[..^1]) is { } share and <= 100 ? share : null,
        _ => Plain(text),
    };

    private static double? Plain(string text) =>
        double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Form(KpiUnit unit) => unit switch
    {
        KpiUnit.Seconds => "a time span such as 30s or 6m",
        KpiUnit.Percent => "a share such as 90%",
        _ => $"a number of {KpiWords.Of(unit)}",
    };

    private DateOnly? Day(SettingsSection section, string key)
    {
        if (section.Scalar(key) is not { Value: { } text } scalar)
        {
            return null;
        }

        if (DayRule.Read(text) is { } day)
        {
            return day;
        }

        faults.Add(scalar, $"'{key}' must be a day such as 2026-07-31.");
        return null;
    }
}
