using Bridge.Connectors.Workbook.Desk;
using Bridge.Connectors.Workbook.Package;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Workbook;

/// <summary>What the routes of one connection share: the file, and the queue of what is written into it.</summary>
internal sealed class WorkbookSession : IDisposable
{
    /// <summary>Opens the connection; the file is not touched.</summary>
    /// <param name="connection">The connection.</param>
    public WorkbookSession(ConnectionContext connection)
    {
        Settings = new WorkbookSettings(connection.Settings);
        Time = connection.Time;
        Store = new WorkbookStore(Settings.File, connection.Time);
        Calls = connection.Calls;
        var door = connection.Door ?? throw new InvalidOperationException("A workbook is written to, so its connection has a door.");
        Queue = new WorkbookQueue(new WorkbookRewriter(Store, door, Calls));
        Desk = new DeskFile(Store, Settings, door, Calls, Time);
    }

    /// <summary>The settings.</summary>
    public WorkbookSettings Settings { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The file.</summary>
    public WorkbookStore Store { get; }

    /// <summary>Counts what is read and written.</summary>
    public CallMeter Calls { get; }

    /// <summary>What is written into it.</summary>
    public WorkbookQueue Queue { get; }

    /// <summary>Its sheets of tickets and comments.</summary>
    public DeskFile Desk { get; }

    /// <inheritdoc />
    public void Dispose() => Store.Dispose();
}
