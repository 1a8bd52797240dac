using System.IO.Compression;
using System.Xml.Linq;
using Bridge.Host.Cli;
using Bridge.Host.Composition;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Tests.Features.Workbook;

/// <summary>An MLS over real HTTP, and a workbook in a folder of its own.</summary>
internal sealed class WorkbookStage : IAsyncDisposable
{
    private static readonly XNamespace _main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-test-");

    private WorkbookStage(ResoSandbox mls) => Mls = mls;

    public ResoSandbox Mls { get; }

    public string Book => Path.Combine(_home.FullName, "members.xlsx");

    public static async Task<WorkbookStage> StartAsync(int members)
    {
        var stage = new WorkbookStage(await ResoSandbox.StartAsync(new SandboxSettings(), new ResoSandboxOptions { Members = members }, default));
        await stage.RunAsync("provision", "--apply");
        return stage;
    }

    public async Task<SyncSummary> SyncAsync(string route, RunOptions? options = null)
    {
        var connectors = ConnectorCatalogue.Open();
        var settings = SettingsLoader.Load(Settings(), connectors, _ => null).Settings!; // the file below has no faults
        using var bridge = OpenBridge.Open(settings, connectors, TimeProvider.System);
        return await bridge.OpenRoute(settings.Routes.Single(candidate => candidate.Name == route)).SyncAsync(options ?? new RunOptions(), new RunCounters(), default);
    }

    /// <summary>Runs a verb as an administrator would; it ends well.</summary>
    public async Task<string> RunAsync(params string[] args)
    {
        var connectors = ConnectorCatalogue.Open();
        using var opener = new ConnectionOpener(connectors, TimeProvider.System);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new CliContext { Out = output, Error = error, In = TextReader.Null, Connectors = connectors, Opener = opener, Shapes = new MappingShapes(connectors) };

        var exit = await CommandLine.RunAsync(context, [.. args, "--config", Settings()], default);

        Assert.True(exit == 0, $"{exit}: {error}{output}");
        return output.ToString();
    }

    public async Task ControlAsync(string call)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(Mls.Address, $"/_sandbox/{call}"), null);
        Assert.True(answer.IsSuccessStatusCode);
    }

    /// <summary>The rows of a sheet by key, each a table from heading to text, read with nothing of the product.</summary>
    public Dictionary<string, Dictionary<string, string>> Rows(string part = "xl/worksheets/sheet2.xml")
    {
        using var zip = ZipFile.OpenRead(Book);
        using var stream = zip.GetEntry(part)!.Open(); // provisioned
        var cells = XDocument.Load(stream).Descendants(_main + "row")
            .Select(row => row.Elements(_main + "c").ToDictionary(cell => ((string)cell.Attribute("r")!).TrimEnd("0123456789".ToCharArray()), cell => cell.Value)).ToList(); // every cell has an address
        return cells.Skip(1).Select(row => row.ToDictionary(cell => cells[0][cell.Key], cell => cell.Value)).ToDictionary(row => row["Bridge key"]);
    }

    /// <summary>Changes the sheet of members as a person's program would.</summary>
    public void Edit(Func<string, string> edit)
    {
        using var zip = ZipFile.Open(Book, ZipArchiveMode.Update);
        var entry = zip.GetEntry("xl/worksheets/sheet2.xml")!; // provisioned
        string text;
        using (var reader = new StreamReader(entry.Open()))
        {
            text = reader.ReadToEnd();
        }

        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet2.xml").Open());
        writer.Write(edit(text));
    }

    public async ValueTask DisposeAsync()
    {
        await Mls.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private string Settings()
    {
        var path = Path.Combine(_home.FullName, "bridge.yaml");
        File.WriteAllText(path, $$"""
            version: 1
            store: {{Path.Combine(_home.FullName, "bridge.db")}}
            connections:
              mls: { type: reso, profile: generic, address: "{{Mls.ServiceRoot}}", origin: mls, token: sandbox-token }
              book: { type: workbook, file: ./members.xlsx }
            routes:
              offices: { record: office, from: mls, to: book }
              members: { record: member, from: mls, to: book, after: [offices] }
            """);
        return path;
    }
}
