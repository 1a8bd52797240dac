using System.Globalization;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures.Calendar;

namespace Bridge.Host.Features.Measures.Questions;

/// <summary>What is asked of the measures, in the words of whoever asks.</summary>
internal sealed record KpiQuestion
{
    private const int MostDays = 30;

    // Times that are compared with lie as long before again: years in which no calendar here ends.
    private const int FirstYear = 1970;
    private const int LastYear = 9000;
    private const int MostYears = 100;

    /// <summary>First day, <c>2026-07-01</c>; null for the first with calls.</summary>
    public string? From { get; init; }

    /// <summary>Last day, itself included; null for the last with calls.</summary>
    public string? To { get; init; }

    /// <summary>What to group by: words, or lists with commas.</summary>
    public IReadOnlyList<string>? By { get; init; }

    /// <summary>Ids of KPIs; none for the usual ones.</summary>
    public IReadOnlyList<string>? Kpis { get; init; }

    /// <summary>Formulas other than the first.</summary>
    public IReadOnlyList<string>? Variants { get; init; }

    /// <summary>Seconds within which a call is answered in time.</summary>
    public int Within { get; init; } = 45;

    /// <summary>Seconds up to which hanging up is forgiven.</summary>
    public int Short { get; init; }

    /// <summary>Days within which a caller must not come back, 1 to 30.</summary>
    public int Window { get; init; } = 7;

    /// <summary>Channel.</summary>
    public string Channel { get; init; } = "voice";

    /// <summary>Counts calls outside business hours like all others.</summary>
    public bool IncludesAfterHours { get; init; }

    /// <summary>KPIs that nobody named one by one: those of them are asked for too that can be grouped so.</summary>
    public IReadOnlyList<Kpi> Fitting { get; init; } = [];

    /// <summary>Times to compare with: <c>before</c>, <c>year</c>; words, or lists with commas.</summary>
    public IReadOnlyList<string>? Compare { get; init; }

    /// <summary>How a setting is called where the question was asked; for messages.</summary>
    public Func<string, string> NameOf { get; init; } = name => $"'{name}'";

    /// <summary>Turns the question into a query.</summary>
    /// <param name="store">The store, which knows the days that have calls.</param>
    /// <returns>The query.</returns>
    /// <exception cref="KpiQuestionException">It cannot be answered.</exception>
    public KpiQuery ToQuery(MeasureStore store)
    {
        var known = new KnownDays(store);
        var by = KpiWordLists.ReadDimensions(By, NameOf("by"));
        var kpis = KpiWordLists.ReadKpis(Asked(known, by), Variants, by);
        var asked = new KpiQuery { FirstDay = 0, LastDay = 0, Kpis = kpis.Kpis, Ungrouped = kpis.Ungrouped, OnScales = kpis.OnScales };
        var query = asked with
        {
            FirstDay = Day(From, "from") ?? known.Of(asked).First,
            LastDay = Day(To, "to") ?? known.Of(asked).Last,
            By = by,
            Earlier = KpiWordLists.ReadEarlier(Compare, by, NameOf),
            Channel = Channel,
            IncludesAfterHours = IncludesAfterHours,
            Settings = new KpiSettings
            {
                WithinSeconds = Edge(Within, "x"),
                ShortSeconds = Edge(Short, "short"),
                RepeatDays = Window is >= 1 and <= MostDays ? Window : throw new KpiQuestionException($"{NameOf("window")} is 1 to {MostDays} days."),
            },
        };
        return query.LastDay < query.FirstDay ? throw new KpiQuestionException($"{NameOf("to")} is before {NameOf("from")}: choose a later {NameOf("to")} or an earlier {NameOf("from")}.")
            : query.LastDay - query.FirstDay > MostYears * 366 ? throw new KpiQuestionException($"From {NameOf("from")} to {NameOf("to")} are more than {MostYears} years: ask for fewer at once.")
            : query;
    }

    // Of what nobody named, that which can be grouped so.
    private List<string> Asked(KnownDays known, IReadOnlyList<Dimension> by)
    {
        var unnamed = Kpis is { Count: > 0 } || Fitting.Count > 0 ? Fitting : [.. known.Usual().Select(KpiCatalogue.Find).OfType<Kpi>()];
        List<string> asked = [.. Kpis ?? [], .. KpiWordLists.ThatCanBeParted(unnamed, by).Select(kpi => kpi.Id)];
        return asked.Count > 0 ? asked : throw new KpiQuestionException($"None of these figures is grouped by {string.Join(", ", By ?? [])}. Ask for them without.");
    }

    private int? Day(string? text, string name) => string.IsNullOrEmpty(text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.Year is >= FirstYear and <= LastYear ? day.DayNumber - LocalSlot.Epoch : throw new KpiQuestionException($"{NameOf(name)} is a day of the years {FirstYear} to {LastYear}.")
        : throw new KpiQuestionException($"Write {NameOf(name)} as a day such as 2026-07-31.");

    private int Edge(int seconds, string name) => Histogram.IsEdge(seconds) ? seconds
        : throw new KpiQuestionException($"{NameOf(name)} is 0 to {Histogram.FineSeconds} seconds, or above that a multiple of {Histogram.CoarseSeconds}.");
}
