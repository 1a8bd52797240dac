using System.Globalization;
using System.Runtime.InteropServices;

namespace Bridge.Bench.Measuring;

/// <summary>Where the figures come from.</summary>
/// <param name="Cores">Logical processors.</param>
/// <param name="System">Operating system.</param>
/// <param name="Framework">Runtime.</param>
/// <param name="Load">Load average of the last minute; null where the system does not tell.</param>
internal sealed record Machine(int Cores, string System, string Framework, double? Load)
{
    private const string LoadFile = "/proc/loadavg";

    /// <summary>Looks at this machine.</summary>
    /// <returns>The machine.</returns>
    public static Machine Now() => new(
        Environment.ProcessorCount, $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
        RuntimeInformation.FrameworkDescription,
        File.Exists(LoadFile) ? double.Parse(File.ReadAllText(LoadFile).Split(' ')[0], CultureInfo.InvariantCulture) : null);
}
