using Bridge.Faults.Workbook;

namespace Bridge.Faults.Cells;

/// <summary>All cells, in the order they run.</summary>
internal static class CellCatalogue
{
    /// <summary>The cells.</summary>
    public static IReadOnlyList<ICell> All { get; } =
    [
        new ControlCell(),
        new KillCell(),
        new FaultShareCell("faults5-crm", isCrm: true),
        new FaultShareCell("faults5-mls", isCrm: false),
        new ThrottleCell(),
        new RefusedCell(),
        new MovingCell(),
        new SigtermCell(),
        new LostAnswerCell(),
        new DeskKillCell(),
        new FreshnessCell(),
        new PolledFreshnessCell(),
        new HookCell("hooks", calls: 20_000, kills: 0),
        new HookCell("hooks-kill", calls: 100_000, kills: 20),
        .. BookCells.All,
    ];
}
