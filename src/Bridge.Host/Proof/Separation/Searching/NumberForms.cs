using System.Buffers.Binary;
using System.Globalization;

namespace Bridge.Host.Proof.Separation.Searching;

/// <summary>The forms in which an amount or a day may stand somewhere.</summary>
internal static class NumberForms
{
    /// <summary>Other texts for an amount.</summary>
    public static IEnumerable<string> Texts(decimal amount)
    {
        var grouped = amount.ToString("N2", CultureInfo.InvariantCulture);
        yield return grouped;
        yield return grouped.Replace(',', ' ');
        yield return grouped.Replace(',', '\'');
        yield return grouped.Replace(',', '_').Replace('.', ',').Replace('_', '.');
        yield return decimal.Truncate(amount).ToString("N0", CultureInfo.InvariantCulture);
        yield return ((double)amount).ToString("E10", CultureInfo.InvariantCulture)[..10]; // however many decimals are written behind
    }

    /// <summary>An amount in binary.</summary>
    public static IEnumerable<(string Encoding, byte[] Bytes)> Binary(decimal amount)
    {
        foreach (var form in Both("int64 of hundredths", (ulong)(long)(amount * 100)).Concat(Both("double", BitConverter.DoubleToUInt64Bits((double)amount))))
        {
            yield return form;
        }

        var parts = decimal.GetBits(amount);
        var memory = new byte[16];
        Span<int> order = [parts[3], parts[2], parts[0], parts[1]]; // flags, high, low, middle: as .NET keeps it
        for (var at = 0; at < 4; at++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(memory.AsSpan(at * 4), order[at]);
        }

        yield return ("decimal, memory", memory);
        var wire = parts.SelectMany(BitConverter.GetBytes).ToArray();
        yield return ("decimal, little endian", wire);
        yield return ("decimal, big endian", [.. wire.Reverse()]);
    }

    /// <summary>Other texts for a day. Eight digits without a break are left out: chance makes them too.</summary>
    public static IEnumerable<string> Texts(DateOnly day)
    {
        string[] formats = ["MM/dd/yyyy", "M/d/yyyy", "dd/MM/yyyy", "dd.MM.yyyy", "MM-dd-yyyy", "yyyy/MM/dd", "MMMM d, yyyy", "MMM d, yyyy", "d-MMM-yyyy", "d MMM yyyy", "d MMMM yyyy"];
        return formats.Select(format => day.ToString(format, CultureInfo.InvariantCulture))
            .Append(Seconds(day).ToString(CultureInfo.InvariantCulture)).Append($"{Seconds(day)}000");
    }

    /// <summary>A day in binary.</summary>
    public static IEnumerable<(string Encoding, byte[] Bytes)> Binary(DateOnly day)
    {
        var seconds = Seconds(day);
        var ticks = (ulong)day.ToDateTime(TimeOnly.MinValue).Ticks;
        return Both("unix seconds", (ulong)seconds)
            .Concat(Both("unix milliseconds", (ulong)seconds * 1000))
            .Concat(Both("ticks", ticks))
            .Concat(Both("ticks, UTC", ticks | (1UL << 62)));
    }

    /// <summary>A card number in binary.</summary>
    public static IEnumerable<(string Encoding, byte[] Bytes)> Binary(string digits)
    {
        var number = ulong.Parse(digits, CultureInfo.InvariantCulture);
        return Both("int64", number).Concat(Both("double", BitConverter.DoubleToUInt64Bits(number)));
    }

    private static long Seconds(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    private static (string Encoding, byte[] Bytes)[] Both(string name, ulong bits)
    {
        var (little, big) = (new byte[8], new byte[8]);
        BinaryPrimitives.WriteUInt64LittleEndian(little, bits);
        BinaryPrimitives.WriteUInt64BigEndian(big, bits);
        return [($"{name}, little endian", little), ($"{name}, big endian", big)];
    }
}
