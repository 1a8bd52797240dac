using Bridge.Core.Model;

namespace Bridge.Connectors.Workbook;

/// <summary>A sheet of the workbook: one for each kind of record.</summary>
/// <param name="Name">Its name, which is also its table's.</param>
/// <param name="KeyHeading">Heading of the column that holds each record's identity; the bridge finds rows by it, wherever people move them.</param>
internal sealed record WorkbookSheet(string Name, string KeyHeading)
{
    private const string BridgeKey = "Bridge key";

    /// <summary>True for a sheet that people need not see.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The members.</summary>
    public static WorkbookSheet Members { get; } = new("Members", BridgeKey);

    /// <summary>The offices.</summary>
    public static WorkbookSheet Offices { get; } = new("Offices", BridgeKey);

    /// <summary>All sheets that the bridge writes.</summary>
    public static IReadOnlyList<WorkbookSheet> All { get; } = [Members, Offices];

    /// <summary>The sheet of a record kind.</summary>
    /// <typeparam name="T">Record kind.</typeparam>
    /// <returns>The sheet.</returns>
    public static WorkbookSheet Of<T>()
        where T : IRecord => typeof(T) == typeof(Office) ? Offices : Members;
}
