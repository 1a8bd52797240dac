using Bridge.Faults.Cells;

namespace Bridge.Faults.Workbook;

/// <summary>The cells of the workbook: it is a file, so other things happen to it than to a service.</summary>
internal static class BookCells
{
    /// <summary>Its word on the command line.</summary>
    public const string Target = "workbook";

    /// <summary>The cells.</summary>
    public static IReadOnlyList<ICell> All { get; } = [new BookKillCell(), new BookHeldCell(), new BookFullDiskCell(), new BookRefusedCell()];
}
