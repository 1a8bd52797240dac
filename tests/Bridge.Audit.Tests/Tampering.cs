using System.Text;

namespace Bridge.Audit.Tests;

/// <summary>What somebody with the file, and without the signing key, can do to it.</summary>
/// <param name="random">The draw.</param>
/// <param name="file">The right file, closed.</param>
/// <param name="other">Another file, signed with the same key.</param>
/// <param name="foreign">A file of the same length, signed with another key.</param>
internal sealed class Tampering(Random random, byte[] file, byte[] other, byte[] foreign)
{
    private readonly string[] _lines = Lines(file);
    private readonly string[] _other = Lines(other);
    private readonly string[] _foreign = Lines(foreign);

    /// <summary>Names of the kinds.</summary>
    public static string[] Kinds { get; } =
    [
        "flip a bit", "change a byte", "change a digit", "cut bytes out", "put bytes in", "delete lines", "swap lines", "move a line", "double a line", "cut at a line", "cut at a head", "cut at a byte",
        "put an entry in", "append entries", "append a head of another key", "replace a head", "replace a line", "go on with another log", "go on with a log of another key", "write entries anew",
    ];

    /// <summary>Tampers.</summary>
    /// <param name="kind">Which of the kinds.</param>
    /// <returns>The file, and the first line that is not right any more: the verifier must name one from there to <c>Last</c>.</returns>
    public (byte[] Bytes, int First, int Last) Make(int kind)
    {
        var at = random.Next(_lines.Length);
        var place = random.Next(file.Length);
        var list = _lines.ToList();
        switch (kind)
        {
            case 0:
                return Change(place, unit => (byte)(unit ^ 1 << random.Next(8)));
            case 1:
                return Change(place, unit => (byte)(unit + 1 + random.Next(255)));
            case 2:
                place = Array.FindIndex(file, place, unit => char.IsAsciiDigit((char)unit));
                return place < 0 ? Make(kind) : Change(place, unit => (byte)('0' + (unit - '0' + 1 + random.Next(9)) % 10));
            case 3:
                var length = Math.Min(1 + random.Next(200), file.Length - place);
                return Near(Count(place), [.. file[..place], .. file[(place + length)..]]);
            case 4:
                return Near(Count(place), [.. file[..place], .. Enumerable.Range(0, 1 + random.Next(40)).Select(_ => (byte)random.Next(' ', '~')), .. file[place..]]);
            case 5:
                list.RemoveRange(at, Math.Min(1 + random.Next(4), list.Count - at));
                return Near(at, Join(list));
            case 6:
                var with = Another(at);
                (list[at], list[with]) = (list[with], list[at]);
                return Near(Math.Min(at, with), Join(list));
            case 7:
                var to = Another(at);
                list.RemoveAt(at);
                list.Insert(to, _lines[at]);
                return Near(Math.Min(at, to), Join(list));
            case 8:
                var behind = random.Next(_lines.Length + 1);
                list.Insert(behind, _lines[at]);
                return Near(behind, Join(list));
            case 9:
                return Near(at, Join(list[..at]));
            case 10:
                var heads = Enumerable.Range(0, _lines.Length - 1).Where(line => IsHead(_lines[line])).ToArray();
                var cut = heads[random.Next(heads.Length)] + 1;
                return Near(cut, Join(list[..cut]));
            case 11:
                return Near(Count(place), file[..place]);
            case 12:
                list.Insert(at, Forge(at, Previous(list, at)));
                return Near(at, Join(list));
            case 13:
                for (var left = 1 + random.Next(5); left > 0; left--)
                {
                    list.Add(Forge(list.Count, Previous(list, list.Count)));
                }

                return Near(_lines.Length, Join(list));
            case 14:
                list.Add(_foreign.Last(IsHead));
                return Near(_lines.Length, Join(list));
            case 15:
                at = Array.FindIndex(_lines, at, IsHead);
                list[at] = _foreign[at];
                return Near(at, Join(list));
            case 16:
                list[at] = (random.Next(2) == 0 ? _other : _foreign)[at];
                return Near(at, Join(list));
            case 17:
                return GoOn(at, _other);
            case 18:
                return GoOn(at, _foreign);
            default:
                return Rewrite(at);
        }
    }

    // In the place of the whole file another one is right by itself: its head, or the key, tells.
    private (byte[] Bytes, int First, int Last) GoOn(int at, string[] with) =>
        (Join([.. _lines[..at], .. with[at..]]), at + 1, at == 0 ? _lines.Length : at + 2);

    // A chain that is right from here to the end, with the heads as they were signed: the next head tells.
    private (byte[] Bytes, int First, int Last) Rewrite(int at)
    {
        var list = _lines.ToList();
        var head = Array.FindIndex(_lines, at, IsHead);
        for (var line = at; line < head; line++)
        {
            list[line] = Forge(line, Previous(list, line));
        }

        if (at == head)
        {
            list[at] = Forge(at, Previous(list, at));
            head = Math.Min(at + 1, _lines.Length - 1);
        }

        return (Join(list), at + 1, head + 1);
    }

    private (byte[] Bytes, int First, int Last) Change(int place, Func<byte, byte> change)
    {
        var bytes = (byte[])file.Clone();
        bytes[place] = change(bytes[place]);
        return Near(Count(place), bytes);
    }

    // What is wrong shows at the line itself, or at the one after it.
    private static (byte[] Bytes, int First, int Last) Near(int line, byte[] bytes) => (bytes, line + 1, line + 2);

    private int Count(int place) => file.AsSpan(0, place).Count((byte)'\n');

    private int Another(int line) => (line + 1 + random.Next(_lines.Length - 1)) % _lines.Length;

    private static string Previous(List<string> lines, int at) => at == 0 ? AuditLine.NoHash : lines[at - 1][^66..^2];

    // An entry that follows from the line before it, as someone without the key can write it.
    private string Forge(int at, string previous) =>
        Encoding.UTF8.GetString(AuditLine.Entry(AuditFolder.Event(666 + random.Next(9)), at + 1, DateTimeOffset.UnixEpoch, null, previous).Bytes).TrimEnd('\n');

    private static bool IsHead(string line) => line.Contains("\"head\":", StringComparison.Ordinal);

    private static string[] Lines(byte[] file) => Encoding.UTF8.GetString(file).TrimEnd('\n').Split('\n');

    private static byte[] Join(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
