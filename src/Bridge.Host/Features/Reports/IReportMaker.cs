namespace Bridge.Host.Features.Reports;

/// <summary>Makes one kind of report from what the bridge holds. Safe for parallel use.</summary>
internal interface IReportMaker
{
    /// <summary>Name for settings, addresses and the command line.</summary>
    string Name { get; }

    /// <summary>Title for people.</summary>
    string Title { get; }

    /// <summary>What it tells, in one sentence.</summary>
    string Description { get; }

    /// <summary>Makes the report.</summary>
    /// <param name="period">What it is about.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <returns>The report.</returns>
    /// <exception cref="Measures.Questions.KpiQuestionException">There is nothing to make it from yet.</exception>
    /// <exception cref="StoreException">What it is made from cannot be read.</exception>
    Report Make(ReportPeriod period, CancellationToken cancellationToken);
}
