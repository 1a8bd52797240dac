using Bridge.Connectors.Workbook.Package;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Workbook;

/// <summary>What the routes of one connection share: the file, and the queue of what is written into it.</summary>
internal sealed class WorkbookSession
{
    /// <summary>Opens the connection; the file is not touched.</summary>
    /// <param name="connection">The connection.</param>
    public WorkbookSession(ConnectionContext connection)
    {
        Store = new WorkbookStore(connection.Settings.Required(WorkbookSettings.File), connection.Time);
        Calls = connection.Calls;
        var door = connection.Door ?? throw new InvalidOperationException("A workbook is written to, so its connection has a door.");
        Queue = new WorkbookQueue(new WorkbookRewriter(Store, door, Calls));
    }

    /// <summary>The file.</summary>
    public WorkbookStore Store { get; }

    /// <summary>Counts what is read and written.</summary>
    public CallMeter Calls { get; }

    /// <summary>What is written into it.</summary>
    public WorkbookQueue Queue { get; }
}
