using Bridge.Core.Kpis.Catalogue;
using Bridge.Core.Settings;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Features.Board;

/// <summary>Reads a question for the records behind a figure: <c>?kpi=reopened&amp;from=2026-07-01&amp;to=2026-07-31&amp;by=agent&amp;group=Ann</c>.</summary>
internal static class RecordAddress
{
    private static readonly string[] _names = ["area", "report", "period", "kpi", "variant", "from", "to", "x", "short", "window", "channel", "includeAfterHours", "by", "group", "filter", "order", "page"];

    /// <summary>Reads the question.</summary>
    /// <param name="query">The query of the address.</param>
    /// <returns>The question.</returns>
    /// <exception cref="KpiQuestionException">A name or word is none, or a number cannot be read.</exception>
    public static RecordQuestion Read(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(key => !_names.Contains(key)) is { } other)
        {
            throw new KpiQuestionException($"There is no '{other}' to ask by. {NearestWord.Explain(other, _names)}");
        }

        var (id, formula, by) = (query["kpi"].ToString(), query["variant"].ToString(), query["by"].ToString());
        var kpi = KpiCatalogue.Find(id) ?? throw new KpiQuestionException(KpiNames.Unknown(id));
        var variant = formula.Length == 0 ? kpi.Variants[0] : kpi.Variants.FirstOrDefault(one => one.Id == formula)
            ?? throw new KpiQuestionException($"'{kpi.Id}' has no variant '{formula}'. {NearestWord.Explain(formula, [.. kpi.Variants.Select(one => one.Id)])}");
        return new RecordQuestion(KpiAddress.ReadTime(query) with { By = by.Length == 0 ? [] : [by] }, kpi, variant)
        {
            Groups = [.. query["group"].Select(group => string.IsNullOrEmpty(group) ? null : group)],
            Filter = Word<RecordFilter>(query, "filter"),
            Order = Word<RecordOrder>(query, "order"),
            Page = KpiAddress.Number(query, "page") is { } page ? Math.Clamp(page, 1, 10_000) : 1,
        };
    }

    private static T Word<T>(IQueryCollection query, string name)
        where T : struct, Enum
    {
        var word = query[name].ToString();
        return word.Length == 0 ? default : Enum.GetValues<T>().Where(one => one.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)).Select(one => (T?)one).FirstOrDefault()
            ?? throw new KpiQuestionException($"'{name}' knows no '{word}'. {NearestWord.Explain(word, [.. Enum.GetNames<T>().Select(one => one.ToLowerInvariant())])}");
    }
}
