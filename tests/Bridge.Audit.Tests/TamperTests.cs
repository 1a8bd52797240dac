using System.Security.Cryptography;
using System.Text;

namespace Bridge.Audit.Tests;

public sealed class TamperTests
{
    private const int Tamperings = 10_000;

    [Fact]
    public async Task Every_tampering_is_found_and_the_line_is_named()
    {
        using var folder = new AuditFolder();
        await folder.WriteAsync(9);
        await folder.WriteAsync(6);
        await folder.WriteAsync(8);
        var kept = folder.Heads[^1];
        var whole = await File.ReadAllBytesAsync(folder.File);
        var lines = Encoding.UTF8.GetString(whole).TrimEnd('\n').Split('\n');
        var (random, missed, key) = (new Random(20261125), new List<string>(), folder.PublicKey);
        for (var turn = 0; turn < Tamperings; turn++)
        {
            var (name, bytes, first) = Tamper(random, whole, lines);
            using var stream = new MemoryStream(bytes);
            var fault = AuditVerifier.Verify(stream, key, kept).Fault;

            // What is wrong shows at the line itself, or at the one after it.
            if (fault is null || (first > 0 && (fault.Line < first || fault.Line > first + 1)))
            {
                missed.Add($"{name} at line {first}: {fault}");
            }
        }

        Assert.True(missed.Count == 0, $"{missed.Count} of {Tamperings}:\n{string.Join("\n", missed.Take(10))}");
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

    private static (string Name, byte[] Bytes, int First) Tamper(Random random, byte[] whole, string[] lines)
    {
        var at = random.Next(lines.Length);
        var list = lines.ToList();
        switch (random.Next(8))
        {
            case 0:
                var bytes = (byte[])whole.Clone();
                var place = random.Next(bytes.Length);
                bytes[place] ^= (byte)(1 << random.Next(8));
                return ("flip", bytes, whole.AsSpan(0, place).Count((byte)'\n') + 1);
            case 1:
                list.RemoveAt(at);
                return ("delete", Join(list), at + 1);
            case 2:
                var other = (at + 1 + random.Next(lines.Length - 1)) % lines.Length;
                (list[at], list[other]) = (list[other], list[at]);
                return ("swap", Join(list), Math.Min(at, other) + 1);
            case 3:
                list.Insert(random.Next(lines.Length + 1), list[at]);
                return ("double", Join(list), 0);
            case 4:
                list.Insert(at, Forge(list, at));
                return ("forge", Join(list), at + 1);
            case 5:
                return ("truncate lines", Join(list[..at]), at + 1);
            case 6:
                return ("truncate bytes", whole[..random.Next(whole.Length)], 0);
            default:
                var numbers = Enumerable.Range(0, whole.Length).Where(index => char.IsAsciiDigit((char)whole[index])).ToArray();
                var changed = (byte[])whole.Clone();
                var digit = numbers[random.Next(numbers.Length)];
                changed[digit] = (byte)('0' + (changed[digit] - '0' + 1 + random.Next(9)) % 10);
                return ("number", changed, whole.AsSpan(0, digit).Count((byte)'\n') + 1);
        }
    }

    // An entry that follows from the line before it, as someone without the key can write it.
    private static string Forge(List<string> lines, int at)
    {
        var previous = at == 0 ? AuditLine.NoHash : lines[at - 1][^66..^2];
        var (bytes, _) = AuditLine.Entry(AuditFolder.Event(666), at + 1, DateTimeOffset.UnixEpoch, null, previous);
        return Encoding.UTF8.GetString(bytes).TrimEnd('\n');
    }

    private static byte[] Join(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
