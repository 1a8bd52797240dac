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
        return (query, KpiReport.Answer(store, query));
    }

    /// <inheritdoc />
    public void Dispose() => store.Dispose();
}
