using System.Globalization;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Reviews;
using Bridge.Host.Settings.Reviews;

namespace Bridge.Host.Features.Reviews;

/// <summary>Reads what is to be reviewed in a week.</summary>
/// <param name="measures">The figures.</param>
/// <param name="settings">The settings.</param>
internal sealed class ReviewsReader(MeasureReader measures, ReviewSettings settings)
{
    private const int Week = 7;

    /// <summary>Reads the choice of a week.</summary>
    /// <param name="week">A day of it such as <c>2026-07-20</c>; empty for the last whole week that is known, or the first week when there is none before it.</param>
    /// <param name="cancellationToken">Abandons the answer.</param>
    /// <returns>The week's Monday and the choice.</returns>
    /// <exception cref="KpiQuestionException">It cannot be answered.</exception>
    public (DateOnly Monday, IReadOnlyList<ReviewPick> Picks) Read(string? week, CancellationToken cancellationToken)
    {
        using var open = measures.Open(cancellationToken);
        var monday = string.IsNullOrEmpty(week) ? Latest(open) : MondayOf(week);
        var first = monday.DayNumber - LocalSlot.Epoch;
        return (monday, WeeklySet.Choose(open.Candidates(first, first + Week - 1, settings.OfCalls), settings.Seed, monday));
    }

    /// <summary>Finds a contact of a week, whether it was chosen or not.</summary>
    /// <param name="week">A day of the week.</param>
    /// <param name="key">The contact's hash.</param>
    /// <param name="cancellationToken">Abandons the answer.</param>
    /// <returns>The week's Monday and the contact, or null.</returns>
    /// <exception cref="KpiQuestionException">It cannot be answered.</exception>
    public (DateOnly Monday, ReviewCandidate Contact)? Find(string? week, string? key, CancellationToken cancellationToken)
    {
        var monday = MondayOf(week);
        using var open = measures.Open(cancellationToken);
        var first = monday.DayNumber - LocalSlot.Epoch;
        return long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var hash)
            && open.Candidates(first, first + Week - 1, settings.OfCalls).FirstOrDefault(one => one.Key == hash) is { } contact ? (monday, contact) : null;
    }

    // Before 1990 nobody had measures, and after 2200 there are no weeks to lead on to.
    private static DateOnly MondayOf(string? week) =>
        DateOnly.TryParseExact(week, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2200
            ? MondayOf(day) : throw new KpiQuestionException("Write the week as one of its days, such as 2026-07-20.");

    private DateOnly Latest(OpenMeasures open)
    {
        var kpi = KpiCatalogue.Find(settings.OfCalls ? "answered" : "ticketsSolved")!; // both are in the catalogue
        if (open.Days([kpi]) is not var (first, last))
        {
            throw new KpiQuestionException($"No {(settings.OfCalls ? "calls" : "tickets")} were imported yet, so there is nothing to review.");
        }

        // A desk of a few days has no whole week yet; an empty one would say that nobody worked.
        var whole = MondayOf(DateOnly.FromDayNumber(last + LocalSlot.Epoch + 1).AddDays(-Week));
        return first + LocalSlot.Epoch > whole.DayNumber + Week - 1 ? MondayOf(DateOnly.FromDayNumber(last + LocalSlot.Epoch)) : whole;
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % Week));
}
