using Bridge.Finance.Composition;
using Bridge.Host.Finance;
using Bridge.Host.Proof.Separation.Canaries;

namespace Bridge.Host.Proof.Separation.Staging;

/// <summary>The finance side: its folder, its exports, and its processes.</summary>
/// <param name="folder">Its folder.</param>
/// <param name="mint">Makes the canaries.</param>
internal sealed class FinanceStage(string folder, CanaryMint mint)
{
    private readonly HostProgram _program = new(folder);

    /// <summary>Finance's settings file.</summary>
    public string Config { get; } = Path.Combine(folder, "finance", "finance.yaml");

    /// <summary>The folder with everything that finance keeps.</summary>
    public string Folder => Path.GetDirectoryName(Config)!; // a file in a folder

    private string Exports => Path.Combine(Folder, "exports");

    /// <summary>Makes keys and rules, and plants the exports.</summary>
    /// <param name="mls">Address of the MLS.</param>
    /// <param name="outbox">Folder for releases.</param>
    /// <param name="members">MLS ids of the members.</param>
    /// <param name="today">The day of the data.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    public async Task PrepareAsync(Uri mls, string outbox, IReadOnlyList<string> members, DateOnly today, CancellationToken cancellationToken)
    {
        (await _program.RunAsync(
            cancellationToken, "billing", "init", "--folder", Folder, "--mls-address", mls.ToString(), "--origin", "mls", "--outbox", outbox)).Must(ExitCode.Done);
        Directory.CreateDirectory(Exports);
        foreach (var (name, _, text) in ExportMappings.All)
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, "mappings", name), text, cancellationToken);
        }

        Plant(members, today);
    }

    /// <summary>Reads the roster, imports every export, and releases the standings.</summary>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <returns>What finance's processes said.</returns>
    public async Task<IReadOnlyList<ChildEnd>> ReleaseAsync(CancellationToken cancellationToken)
    {
        var ends = new List<ChildEnd> { (await RunAsync("roster", cancellationToken)).Must(ExitCode.Done) };
        foreach (var (mapping, name, _) in ExportMappings.All)
        {
            var (ledger, isRefused) = (mapping.Split('.')[0], mapping.StartsWith("fines", StringComparison.Ordinal));
            var file = name.Length > 0 ? Path.Combine(Exports, name) : Directory.EnumerateFiles(Path.Combine(Exports, ledger)).Single();
            ends.Add((await RunAsync("import", cancellationToken, file, "--mapping", mapping)).Must(isRefused ? [ExitCode.Refused] : [ExitCode.Done, ExitCode.SetAside]));
        }

        ends.Add((await RunAsync("preview", cancellationToken, "--json")).Must(ExitCode.Done));
        ends.Add((await RunAsync("release", cancellationToken)).Must(ExitCode.Done));
        return ends;
    }

    /// <summary>The public half of the key that signs releases.</summary>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <returns>The key in PEM.</returns>
    public async Task<string> PublicKeyAsync(CancellationToken cancellationToken) =>
        (await RunAsync("public-key", cancellationToken)).Must(ExitCode.Done).Said;

    /// <summary>Opens the finance side in this process, to ask its store and to make releases on other days.</summary>
    /// <param name="means">What the proof works with.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The finance side; the caller disposes it.</returns>
    public OpenFinance Open(ProofMeans means, TimeProvider time)
    {
        var (settings, faults) = new FinanceFileReader(means.Connectors, means.Environment).Read(Config);
        return settings is null
            ? throw new InvalidOperationException($"The finance file of the proof has faults: {string.Join("; ", faults)}")
            : OpenFinance.Open(settings, means.Connectors, means.Environment, time);
    }

    /// <summary>Counts the accepted canaries that finance's store holds.</summary>
    /// <param name="side">The finance side.</param>
    /// <param name="accepted">The canaries.</param>
    /// <returns>How many of them were found.</returns>
    public static int Count(FinanceSide side, IReadOnlyCollection<Canary> accepted)
    {
        var found = side.CountPlanted(
            accepted.Where(canary => canary.Kind == CanaryKind.Text).Select(canary => canary.Text).ToHashSet(),
            accepted.Where(canary => canary.Kind == CanaryKind.Amount).Select(canary => canary.Amount).ToHashSet(),
            accepted.Where(canary => canary.Kind == CanaryKind.Day).Select(canary => canary.Day).ToHashSet());
        return found.Texts + found.Amounts + found.Days;
    }

    private void Plant(IReadOnlyList<string> members, DateOnly today)
    {
        var fines = new InvoiceSheet(mint, "fines", today);
        foreach (var member in members.Take(3))
        {
            fines.Unreconciled(member);
        }

        fines.Write(NewFile("fines"));
        var invoices = new InvoiceSheet(mint, "invoices", today);
        foreach (var (index, member) in members.Index())
        {
            switch (index % 8)
            {
                case 3:
                    invoices.Refused(member);
                    break;
                case 5:
                    invoices.Poison(member);
                    break;
                default:
                    invoices.Accepted(member, (index % 8) switch { 1 => 12, 2 => 95, _ => null }, isPartlyPaid: index % 2 == 1);
                    break;
            }
        }

        invoices.Write(NewFile("invoices"));
        new OtherExports(mint, Exports).Write([.. members.Skip(8).Take(8)]);
    }

    private string NewFile(string ledger) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(Exports, ledger)).FullName, $"{mint.Text("file name", CanaryFate.Accepted, isPlain: true)}.csv");

    private Task<ChildEnd> RunAsync(string verb, CancellationToken cancellationToken, params IReadOnlyList<string> words) =>
        _program.RunAsync(cancellationToken, ["billing", verb, .. words, "--config", Config]);
}
