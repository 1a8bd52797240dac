using Bridge.ConnectorKit;
using Bridge.Connectors.Http;
using Bridge.Connectors.Workbook;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>A folder with a workbook, and connections to it as the host opens them.</summary>
internal sealed class WorkbookFolder : IDisposable
{
    private readonly List<Connection> _opened = [];
    private Action? _saving;

    public string Folder { get; } = Directory.CreateTempSubdirectory("bridge-workbook-").FullName;

    public string File => Path.Combine(Folder, "members.xlsx");

    public RecordingJournal Journal { get; } = new();

    public WorkbookConnector Connector { get; } = new();

    public ConnectionContext Connect(TargetShape shape, IEgressJournal? journal = null)
    {
        var settings = new ConnectionSettings("book", new Dictionary<string, string> { ["file"] = File });
        var connection = Connection.Open(Connector, settings, TimeProvider.System, new Random(1), journal ?? new SavingJournal(() => _saving?.Invoke(), Journal));
        connection.Egress!.Allow(shape); // a workbook is written to, so it has a gate
        _opened.Add(connection);
        return connection.Context;
    }

    public ISink<T> Open<T>(TargetShape shape, IEgressJournal? journal = null)
        where T : IRecord => ((IOpensSink<T>)(object)Connector).OpenSink(Connect(shape, journal), shape);

    public async Task<ISink<T>> StartAsync<T>(TargetShape shape)
        where T : IRecord
    {
        var sink = Open<T>(shape);
        var provisions = (IProvisions)sink;
        foreach (var step in await provisions.PlanAsync(shape, CancellationToken.None))
        {
            await provisions.ApplyAsync(step, CancellationToken.None);
        }

        return sink;
    }

    /// <summary>Somebody opens the file, or saves it at the same moment as the bridge; null for neither.</summary>
    public async Task FailAsync(FailureKind? kind)
    {
        _saving = kind == FailureKind.Transient ? () => System.IO.File.SetLastWriteTimeUtc(File, DateTime.UnixEpoch) : null;
        var mark = Path.Combine(Folder, "~$members.xlsx");
        if (kind == FailureKind.Throttled)
        {
            await System.IO.File.WriteAllTextAsync(mark, "Anna");
        }
        else
        {
            System.IO.File.Delete(mark);
        }
    }

    public void Dispose()
    {
        _opened.ForEach(connection => connection.Dispose());
        Directory.Delete(Folder, recursive: true);
    }
}
