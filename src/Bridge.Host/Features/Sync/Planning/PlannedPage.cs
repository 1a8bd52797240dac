using Bridge.Core.Connectors;

namespace Bridge.Host.Features.Sync.Planning;

/// <summary>What would happen to the records of one page.</summary>
/// <param name="Read">Records read.</param>
/// <param name="Unchanged">Records for which nothing would be sent.</param>
/// <param name="Changes">The others.</param>
/// <param name="Released">Identities that agree now and may have a dead letter from before.</param>
/// <param name="Next">Cursor that may be stored once every record has a verdict; null for pages that do not come from reading on.</param>
internal sealed record PlannedPage(
    int Read, int Unchanged, IReadOnlyList<PlannedChange> Changes, IReadOnlyList<string> Released, Cursor? Next)
{
    /// <summary>What went wrong without stopping the planning.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
