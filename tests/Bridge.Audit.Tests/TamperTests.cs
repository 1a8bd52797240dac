using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Audit.Tests;

/// <summary>Files that somebody changed without having the key.</summary>
/// <remarks>A campaign: <c>BRIDGE_AUDIT_TAMPERINGS=10000 BRIDGE_AUDIT_SEED=7 dotnet test tests/Bridge.Audit.Tests --filter TamperTests</c>.</remarks>
public sealed class TamperTests
{
    private static readonly int _tamperings = Setting("BRIDGE_AUDIT_TAMPERINGS", 2_000);
    private static readonly int _seed = Setting("BRIDGE_AUDIT_SEED", 20261125);

    [Fact]
    public async Task Every_tampering_is_found_and_the_line_is_named()
    {
        using var folder = new AuditFolder();
        using var foreign = new AuditFolder();
        var other = folder.WithSameKey("other.jsonl");
        foreach (var entries in new[] { 9, 6, 8 })
        {
            await AuditFolder.WriteAsync(folder.Options, entries, folder.Time, from: 0);
            await AuditFolder.WriteAsync(other, entries, folder.Time, from: 100);
            await AuditFolder.WriteAsync(foreign.Options, entries, folder.Time, from: 0);
        }

        var (whole, key) = (await File.ReadAllBytesAsync(folder.File), folder.PublicKey);
        var tampering = new Tampering(new Random(_seed), whole, await File.ReadAllBytesAsync(other.Path), await File.ReadAllBytesAsync(foreign.File));
        var missed = new List<string>();
        var made = 0;
        for (var turn = 0; made < _tamperings; turn++)
        {
            var kind = turn % Tampering.Kinds.Length;
            var (bytes, first, last) = tampering.Make(kind);
            if (bytes.AsSpan().SequenceEqual(whole))
            {
                continue; // a line put before its own double, a byte that was cut at the very end
            }

            made++;
            using var stream = new MemoryStream(bytes);
            var fault = AuditVerifier.Verify(stream, key, folder.Heads[^1], isClosed: true).Fault;
            if (fault is null || fault.Line < first || fault.Line > last)
            {
                missed.Add($"{Tampering.Kinds[kind]}: lines {first} to {last}, said {fault}");
            }
        }

        Assert.True(missed.Count == 0, $"seed {_seed}: {missed.Count} of {made}:\n{string.Join("\n", missed.Take(10))}");
    }

    [Fact]
    public async Task Entries_that_somebody_adds_with_a_right_chain_are_found_in_a_closed_file()
    {
        using var folder = new AuditFolder();
        await folder.WriteAsync(3);
        var (line, hash) = AuditLine.Entry(AuditFolder.Event(666), 5, DateTimeOffset.UnixEpoch, null, folder.Heads[^1].Hash);
        await File.AppendAllBytesAsync(folder.File, line);
        await File.AppendAllBytesAsync(folder.File, AuditLine.Entry(AuditFolder.Event(667), 6, DateTimeOffset.UnixEpoch, null, hash).Bytes);

        using var file = File.OpenRead(folder.File);
        var running = AuditVerifier.Verify(file, folder.PublicKey);
        file.Position = 0;
        var closed = AuditVerifier.Verify(file, folder.PublicKey, isClosed: true);

        Assert.Equal((true, 2L), (running.IsIntact, running.Unsigned));
        Assert.Equal((AuditFaultKind.Head, 5L, 5L), (closed.Fault?.Kind, closed.Fault?.Line, closed.Fault?.Seq));
    }

    [Fact]
    public async Task A_tail_cut_at_a_head_is_found_only_with_a_head_kept_elsewhere()
    {
        using var folder = new AuditFolder();
        await folder.WriteAsync(3);
        var shorter = await File.ReadAllBytesAsync(folder.File);
        await folder.WriteAsync(3);
        var kept = folder.Heads[^1];
        await File.WriteAllBytesAsync(folder.File, shorter);

        Assert.Null(folder.Verify().Fault);
        Assert.Equal(AuditFaultKind.Tail, folder.Verify(kept).Fault?.Kind);
        Assert.Equal(kept, AuditHead.Parse(kept.ToString()));
    }

    [Fact]
    public async Task A_chain_written_anew_with_another_key_is_found()
    {
        using var folder = new AuditFolder();
        using var forger = new AuditFolder();
        await folder.WriteAsync(3);
        await forger.WriteAsync(3);
        using var forged = File.OpenRead(forger.File);

        Assert.Equal(AuditFaultKind.Signature, AuditVerifier.Verify(forged, folder.PublicKey).Fault?.Kind);
    }

    [Fact]
    public async Task Entries_without_a_head_are_counted_and_more_than_a_thousand_are_a_fault()
    {
        using var folder = new AuditFolder();
        await folder.WriteAsync(1005);
        var lines = (await File.ReadAllLinesAsync(folder.File)).ToList();
        var chain = new StringBuilder();
        var (previous, seq) = (AuditLine.NoHash, 0L);
        foreach (var line in lines.Where(line => !line.Contains("\"head\"", StringComparison.Ordinal)))
        {
            // As a forger without the key would: no heads, but a chain that is right.
            var open = line[..line.IndexOf(",\"previous\"", StringComparison.Ordinal)];
            open = $"{{\"seq\":{++seq}{open[open.IndexOf(',')..]},\"previous\":\"{previous}\"";
            previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(open)));
            chain.Append(open).Append(",\"hash\":\"").Append(previous).Append("\"}\n");
        }

        using var forged = new MemoryStream(Encoding.UTF8.GetBytes(chain.ToString()));
        var fault = AuditVerifier.Verify(forged, folder.PublicKey).Fault;

        Assert.Equal((AuditFaultKind.Head, 1001), (fault?.Kind, fault?.Line));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
