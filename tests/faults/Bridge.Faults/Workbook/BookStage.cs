using System.Text.Json.Nodes;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;

namespace Bridge.Faults.Workbook;

/// <summary>An MLS, a workbook in a folder of its own, and a bridge with a store of its own, for one run.</summary>
internal sealed class BookStage : IAsyncDisposable
{
    /// <summary>Place of the members' sheet.</summary>
    public const int Members = 2;

    private const int Offices = 1;

    private static readonly FieldPairs _pairs = new(
    [
        new("MemberFullName", "Name"),
        new("MemberEmail", "E-mail"),
        new("MemberMlsId", "MLS member ID"),
        new("MemberStatus", "MLS status"),
        new("MemberType", "MLS member type"),
        new("MemberStateLicense", "State licence"),
        new("OfficeName", "Office"),
        new("MemberDirectPhone", "Direct line", IsPhone: true),
        new("MemberMobilePhone", "Mobile", IsPhone: true),
    ]);

    private readonly DirectoryInfo _home;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(1) };
    private readonly ResoSandbox _mls;
    private readonly string _program;

    private BookStage(DirectoryInfo home, ResoSandbox mls, string program) => (_home, _mls, _program) = (home, mls, program);

    /// <summary>Folder of the workbook.</summary>
    public string Folder => Path.Combine(_home.FullName, "book");

    /// <summary>The workbook's path.</summary>
    public string File => Path.Combine(Folder, "members.xlsx");

    /// <summary>The new file while the bridge writes it.</summary>
    public string Draft => Path.Combine(Folder, ".members.xlsx.bridge-new");

    /// <summary>The workbook.</summary>
    public Book Book => new(File);

    /// <summary>The file by which a spreadsheet program says that it has the workbook open.</summary>
    public string Owner => Path.Combine(Folder, "~$members.xlsx");

    private string SettingsPath => Path.Combine(_home.FullName, "bridge.yaml");

    /// <summary>Starts the MLS and makes the workbook.</summary>
    /// <param name="program">The bridge's program.</param>
    /// <param name="options">What it is set up with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The stage.</returns>
    public static async Task<BookStage> StartAsync(string program, StageOptions options, CancellationToken cancellationToken)
    {
        var mls = await ResoSandbox.StartAsync(
            new SandboxSettings { Latency = options.Latency, Seed = options.Seed }, new ResoSandboxOptions { Members = options.Members, RateLimits = false }, cancellationToken);
        var stage = new BookStage(Directory.CreateTempSubdirectory("bridge-faults-"), mls, program);
        Directory.CreateDirectory(stage.Folder);
        await System.IO.File.WriteAllTextAsync(stage.SettingsPath, SettingsText.Of(mls, $"type: workbook, file: \"{stage.File}\"", options), cancellationToken);
        var made = await stage.RunAsync(cancellationToken, "provision", "--apply");
        return made.ExitCode == 0 ? stage : throw new InvalidOperationException($"The workbook could not be made: {made.LastWords}");
    }

    /// <summary>Starts the bridge.</summary>
    /// <param name="words">Verb and arguments.</param>
    /// <returns>The process.</returns>
    public BridgeProcess Start(params string[] words) => BridgeProcess.Start(_program, [.. words, "--config", SettingsPath]);

    /// <summary>Runs the bridge to its end.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="words">Verb and arguments.</param>
    /// <returns>How it ended.</returns>
    public async Task<BridgeOutcome> RunAsync(CancellationToken cancellationToken, params string[] words)
    {
        using var process = Start(words);
        return await process.EndAsync(cancellationToken);
    }

    /// <summary>Lets a value of every member change at the MLS.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends once it is done.</returns>
    public async Task ChangeAllAsync(CancellationToken cancellationToken) =>
        (await _http.PostAsync(new Uri(_mls.Address, "/_sandbox/change?share=1"), null, cancellationToken)).EnsureSuccessStatusCode();

    /// <summary>Reads what both hold.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The evidence.</returns>
    /// <exception cref="InvalidDataException">The workbook is torn.</exception>
    public async Task<Evidence> EvidenceAsync(CancellationToken cancellationToken) => new(
        _pairs,
        await DumpAsync("dump", cancellationToken),
        await DumpAsync("dump?kind=office", cancellationToken),
        [.. Book.Rows(Members).Select(row => Common(row, "MLS member ID", "Office MLS ID"))],
        [.. Book.Rows(Offices).Select(row => Common(row, "MLS office ID", null))]);

    /// <summary>Asks the bridge what it has set aside.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The lines of its list.</returns>
    public async Task<IReadOnlyList<Row>> LettersAsync(CancellationToken cancellationToken) => SetAside.Read(await RunAsync(cancellationToken, "deadletters", "list", "--json"));

    /// <summary>A further sync finds nothing to do and leaves the file as it is; nothing half done lies beside it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is wrong.</returns>
    public async Task<IReadOnlyList<string>> AfterAsync(CancellationToken cancellationToken)
    {
        var before = Book.Hash;
        var outcome = await RunAsync(cancellationToken, "sync", "--json");
        return
        [
            .. outcome.ExitCode == 0 ? Array.Empty<string>() : [$"the sync after it ended with {outcome.ExitCode}: {outcome.LastWords}"],
            .. Book.Hash == before ? Array.Empty<string>() : ["the sync after it wrote the workbook again"],
            .. Drafts(),
        ];
    }

    /// <summary>Looks for files that the bridge left half written.</summary>
    /// <returns>What is wrong.</returns>
    public IReadOnlyList<string> Drafts() =>
        [.. Directory.EnumerateFiles(Folder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }).Select(Path.GetFileName)
            .Where(name => name!.EndsWith(".bridge-new", StringComparison.Ordinal)).Select(name => $"{name} was left beside the workbook")];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _mls.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private static Row Common(JsonObject row, string id, string? office)
    {
        (row["external_id"], row["id"], row["name"]) = (row["Bridge key"]?.DeepClone(), row[id]?.DeepClone() ?? "", row["Name"]?.DeepClone());
        (row["organization_id"], row["suspended"]) = (office is null ? null : row[office]?.DeepClone(), row["Departed"]?.GetValue<string>() == "true");
        (row["deleted"], row["creations"]) = (false, 1);
        return Row.Parse(row.ToJsonString());
    }

    private async Task<IReadOnlyList<Row>> DumpAsync(string call, CancellationToken cancellationToken)
    {
        var text = await _http.GetStringAsync(new Uri(_mls.Address, $"/_sandbox/{call}"), cancellationToken);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Row.Parse)];
    }
}
