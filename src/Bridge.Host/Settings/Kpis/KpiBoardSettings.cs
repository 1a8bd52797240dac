using Bridge.Host.Settings.Reviews;

namespace Bridge.Host.Settings.Kpis;

/// <summary>The figures that managers see in their browser.</summary>
/// <param name="Folder">Full path of the folder with the measures.</param>
/// <param name="WithinSeconds">Seconds within which a call is answered in time, where no standard says otherwise.</param>
/// <param name="Standards">What the desk promises itself, in the order of the file.</param>
internal sealed record KpiBoardSettings(string Folder, int WithinSeconds, IReadOnlyList<KpiStandard> Standards)
{
    /// <summary>Folders whose call files are imported as they come.</summary>
    public IReadOnlyList<CallInboxSettings> Inboxes { get; init; } = [];

    /// <summary>Phone systems that the wallboard follows.</summary>
    public IReadOnlyList<LiveCallsSettings> Live { get; init; } = [];

    /// <summary>Days that no other day is compared with.</summary>
    public IReadOnlySet<DateOnly> NotNormal { get; init; } = new HashSet<DateOnly>();

    /// <summary>What is reviewed each week; null for nothing.</summary>
    public ReviewSettings? Reviews { get; init; }
}
