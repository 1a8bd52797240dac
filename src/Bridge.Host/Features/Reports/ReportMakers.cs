using Bridge.Core.Settings;

namespace Bridge.Host.Features.Reports;

/// <summary>Finds the maker of a report.</summary>
/// <param name="makers">The makers, in the order in which they are shown.</param>
internal sealed class ReportMakers(IReadOnlyList<IReportMaker> makers)
{
    /// <summary>The makers, in the order in which they are shown.</summary>
    public IReadOnlyList<IReportMaker> All => makers;

    /// <summary>Finds a maker.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The maker, or null.</returns>
    public IReportMaker? Find(string name) => makers.FirstOrDefault(maker => maker.Name == name);

    /// <summary>Says which reports there are, for somebody who asked for another.</summary>
    /// <param name="name">What was asked for.</param>
    /// <returns>A sentence or two.</returns>
    public string Explain(string name) => $"There is no report '{name}'. {NearestWord.Explain(name, [.. makers.Select(maker => maker.Name)])}";
}
