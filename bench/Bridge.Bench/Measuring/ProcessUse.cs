using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Bridge.Bench.Measuring;

/// <summary>What a process has used, as far as the last look at it saw.</summary>
/// <param name="ResidentMiB">Memory in use; null before the first look and on systems without <c>/proc</c>.</param>
/// <param name="PeakMiB">Most memory ever in use (VmHWM); null as above.</param>
/// <param name="Cpu">User and system time.</param>
internal sealed record ProcessUse(double? ResidentMiB, double? PeakMiB, TimeSpan Cpu)
{
    /// <summary>Before the first look.</summary>
    public static ProcessUse None { get; } = new(null, null, TimeSpan.Zero);

    /// <summary>Looks at a process that may just be ending.</summary>
    /// <param name="process">The process.</param>
    /// <returns>What it uses now; this value where it has ended.</returns>
    public ProcessUse Look(Process process)
    {
        try
        {
            var (resident, peak) = OperatingSystem.IsLinux() ? Memory(process.Id) : (null, null);
            return new ProcessUse(resident ?? ResidentMiB, peak ?? PeakMiB, process.TotalProcessorTime);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or IOException)
        {
            return this; // It ended between two looks: the one before was the last.
        }
    }

    private static (double? Resident, double? Peak) Memory(int process)
    {
        double? resident = null, peak = null;
        foreach (var line in File.ReadLines($"/proc/{process}/status"))
        {
            if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
            {
                peak = MiB(line);
            }
            else if (line.StartsWith("VmRSS:", StringComparison.Ordinal))
            {
                resident = MiB(line);
                break;
            }
        }

        return (resident, peak);
    }

    // "VmRSS:     12345 kB"
    private static double MiB(string line) =>
        long.Parse(line["VmRSS:".Length..^" kB".Length], CultureInfo.InvariantCulture) / 1024.0;
}
