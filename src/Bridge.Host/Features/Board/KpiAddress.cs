using System.Globalization;
using Bridge.Core.Kpis;
using Bridge.Core.Settings;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Board;

/// <summary>Reads a question about figures from an address: <c>?from=2026-07-01&amp;to=2026-07-31&amp;kpi=sl,asa&amp;by=queue</c>.</summary>
internal static class KpiAddress
{
    private static readonly string[] _names = ["from", "to", "by", "kpi", "variant", "x", "short", "window", "channel", "includeAfterHours", "area", "compare"];

    /// <summary>Reads the question.</summary>
    /// <param name="query">The query of the address.</param>
    /// <returns>The question.</returns>
    /// <exception cref="KpiQuestionException">A name is none, or a number cannot be read.</exception>
    public static KpiQuestion Read(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(key => !_names.Contains(key)) is { } other)
        {
            throw new KpiQuestionException($"There is no '{other}' to ask by. {NearestWord.Explain(other, _names)}");
        }

        return ReadTime(query) with
        {
            By = List(query, "by"),
            Kpis = List(query, "kpi"),
            Fitting = [.. List(query, "area").SelectMany(AreaOf)],
            Variants = List(query, "variant"),
            Compare = List(query, "compare"),
        };
    }

    /// <summary>Reads for which days, and with which numbers of the desk.</summary>
    /// <param name="query">The query of the address.</param>
    /// <returns>A question that names no figure.</returns>
    /// <exception cref="KpiQuestionException">A number cannot be read.</exception>
    public static KpiQuestion ReadTime(IQueryCollection query)
    {
        var usual = new KpiQuestion();
        return usual with
        {
            From = query["from"],
            To = query["to"],
            Within = Number(query, "x") ?? usual.Within,
            Short = Number(query, "short") ?? usual.Short,
            Window = Number(query, "window") ?? usual.Window,
            Channel = query["channel"] is [{ Length: > 0 } channel, ..] ? channel : usual.Channel,
            IncludesAfterHours = query["includeAfterHours"] == "true",
        };
    }

    private static IReadOnlyList<Kpi> AreaOf(string name) => BoardArea.Find(name)?.Kpis ?? [.. BoardArea.All.SelectMany(area => area.MainKpis)];

    private static List<string> List(IQueryCollection query, string name) => [.. query[name].OfType<string>()];

    /// <summary>Reads a whole number.</summary>
    /// <param name="query">The query of the address.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The number; null when it is not there.</returns>
    /// <exception cref="KpiQuestionException">It is none.</exception>
    public static int? Number(IQueryCollection query, string name) => query[name] is not [{ Length: > 0 } text, ..] ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new KpiQuestionException($"'{name}' must be a whole number.");
}
