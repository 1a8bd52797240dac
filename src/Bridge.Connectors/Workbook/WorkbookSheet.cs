using Bridge.Core.Model;

namespace Bridge.Connectors.Workbook;

/// <summary>A sheet of the workbook: one for each kind of record.</summary>
/// <param name="Name">Its name, which is also its table's.</param>
internal sealed record WorkbookSheet(string Name)
{
    /// <summary>Heading of the column that holds each record's identity; the bridge finds rows by it, wherever people move them.</summary>
    public const string KeyHeading = "Bridge key";

    /// <summary>The members.</summary>
    public static WorkbookSheet Members { get; } = new("Members");

    /// <summary>The offices.</summary>
    public static WorkbookSheet Offices { get; } = new("Offices");

    /// <summary>All sheets that the bridge writes.</summary>
    public static IReadOnlyList<WorkbookSheet> All { get; } = [Members, Offices];

    /// <summary>The sheet of a record kind.</summary>
    /// <typeparam name="T">Record kind.</typeparam>
    /// <returns>The sheet.</returns>
    public static WorkbookSheet Of<T>()
        where T : IRecord => typeof(T) == typeof(Office) ? Offices : Members;
}
