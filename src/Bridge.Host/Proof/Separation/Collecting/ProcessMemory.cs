using System.Globalization;

namespace Bridge.Host.Proof.Separation.Collecting;

/// <summary>The memory of another process, where the system shows it (Linux, /proc).</summary>
internal static class ProcessMemory
{
    private const int Page = 1 << 20;

    /// <summary>Takes everything that can be read of a process's memory, but for its program: parts of files that it cannot write.</summary>
    /// <param name="process">Its id.</param>
    /// <param name="name">What the evidence is called.</param>
    /// <returns>The evidence; null where the system does not show it.</returns>
    public static Evidence? Of(int process, string name)
    {
        var folder = $"/proc/{process.ToString(CultureInfo.InvariantCulture)}";
        try
        {
            var regions = File.ReadLines($"{folder}/maps").Select(Region).OfType<(long From, long To)>().ToList();
            using var memory = OpenMemory(folder);
            var taken = new MemoryStream();
            var buffer = new byte[Page];
            foreach (var (from, to) in regions)
            {
                Take(memory, from, to, buffer, taken);
            }

            return taken.Length == 0 ? null : Evidence.Of(name, taken.ToArray());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FileStream OpenMemory(string folder) =>
        new($"{folder}/mem", new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite, BufferSize = 0 });

    private static void Take(FileStream memory, long from, long to, byte[] buffer, MemoryStream taken)
    {
        for (var at = from; at < to; at += buffer.Length)
        {
            try
            {
                var read = RandomAccess.Read(memory.SafeFileHandle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, to - at)), at);
                if (buffer.AsSpan(0, read).ContainsAnyExcept((byte)0))
                {
                    taken.Write(buffer, 0, read);
                }
            }
            catch (IOException)
            {
                return; // a region that is reserved, or was given back since the list was made
            }
        }
    }

    // 7f12a4000000-7f12a4021000 rw-p 00000000 00:00 0 [heap]
    private static (long From, long To)? Region(string line)
    {
        var parts = line.Split(' ', 3);
        var ends = parts[0].Split('-');
        var isProgram = parts[1][1] != 'w' && line.Contains('/', StringComparison.Ordinal); // mapped from a file and never written
        return parts[1].StartsWith('r') && !isProgram && !line.EndsWith("[vvar]", StringComparison.Ordinal) && !line.EndsWith("[vsyscall]", StringComparison.Ordinal)
            && long.TryParse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var from)
            && long.TryParse(ends[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var to)
                ? (from, to)
                : null;
    }
}
