using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Arrivals;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Records;
using Bridge.Host.Features.Measures.Reviews;
using Bridge.Host.Features.Measures.Topics;

namespace Bridge.Host.Features.Measures;

/// <summary>The measures as they were when they were opened, with all sums up to date.</summary>
/// <param name="store">The store; disposed with this.</param>
internal sealed class OpenMeasures(MeasureStore store) : IDisposable
{
    /// <summary>Answers a question.</summary>
    /// <param name="question">What is asked.</param>
    /// <returns>The query and its rows.</returns>
    /// <exception cref="KpiQuestionException">It cannot be answered.</exception>
    public (KpiQuery Query, IReadOnlyList<KpiRow> Rows) Answer(KpiQuestion question)
    {
        var query = question.ToQuery(store);
        return (query, KpiComparer.Answer(store, query));
    }

    /// <summary>Reads the records that a figure was counted from.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="cancellationToken">Stops between two days of calls.</param>
    /// <returns>One page of them.</returns>
    /// <exception cref="KpiQuestionException">It cannot be answered.</exception>
    public RecordAnswer Records(RecordQuestion question, CancellationToken cancellationToken) => RecordReader.Read(store, question, cancellationToken);

    /// <summary>Reads what of some days may be reviewed.</summary>
    /// <param name="firstDay">First day since 1970.</param>
    /// <param name="lastDay">Last day since 1970.</param>
    /// <param name="ofCalls">True for answered calls, false for solved tickets.</param>
    /// <returns>The candidates.</returns>
    public IReadOnlyList<ReviewCandidate> Candidates(int firstDay, int lastDay, bool ofCalls) => ofCalls
        ? CallCandidates.Read(store, firstDay, lastDay, new KpiSettings().RepeatDays) : TicketCandidates.Read(store, firstDay, lastDay, new KpiSettings().RepeatDays);

    /// <summary>Counts contacts by phone by their topic.</summary>
    /// <param name="query">Days and settings.</param>
    /// <returns>Contacts by topic; null for more than <see cref="CallTopics.MostDays"/> days.</returns>
    public IReadOnlyDictionary<string, TopicContacts>? Topics(KpiQuery query) => CallTopics.Read(store, query.FirstDay, query.LastDay, query.Settings);

    /// <summary>The days that some KPIs know.</summary>
    /// <param name="kpis">The KPIs.</param>
    /// <returns>First and last day since 1970; null when nothing was imported that they need.</returns>
    public (int First, int Last)? Days(IEnumerable<Kpi> kpis) => new KnownDays(store).Find(kpis);

    /// <summary>The desk's calendar; for one thread.</summary>
    /// <returns>The calendar.</returns>
    public DeskCalendar Calendar() => store.Calendar();

    /// <summary>Reads how many callers arrived in each quarter of an hour.</summary>
    /// <param name="firstDay">First day since 1970.</param>
    /// <param name="lastDay">Last day since 1970.</param>
    /// <returns>The days from the first with calls on, oldest first.</returns>
    public IReadOnlyList<ArrivalDay> Arrivals(int firstDay, int lastDay) => ArrivalHistory.Read(store, firstDay, lastDay);

    /// <summary>Counts whom callers of some quarters called for.</summary>
    /// <param name="days">The days.</param>
    /// <param name="quarters">Quarters of the day.</param>
    /// <returns>Callers by topic, where the source tells it, and by queue.</returns>
    public (IReadOnlyDictionary<string, int> Topics, IReadOnlyDictionary<string, int> Queues) Reasons(IEnumerable<DateOnly> days, Range quarters) =>
        ArrivalHistory.Reasons(store, days, quarters);

    /// <inheritdoc />
    public void Dispose() => store.Dispose();
}
