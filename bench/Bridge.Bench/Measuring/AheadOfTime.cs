using System.Reflection.PortableExecutable;

namespace Bridge.Bench.Measuring;

/// <summary>Tells whether programs were compiled ahead of time, so that only like is compared with like.</summary>
internal static class AheadOfTime
{
    /// <summary>Refuses to compare a program that was compiled ahead of time with one that was not.</summary>
    /// <param name="bridge">Path of the bridge.</param>
    /// <param name="bench">Path of the bench.</param>
    /// <exception cref="BenchFailedException">They differ, or one of them is not there.</exception>
    public static void RequireSame(string bridge, string bench)
    {
        if (IsReady(bridge) != IsReady(bench))
        {
            throw new BenchFailedException(
                "Only one of bridge and bench was compiled ahead of time (ReadyToRun); the ratio would mean nothing. Remove artifacts/bridge and artifacts/bench and start bench/run.sh again.");
        }
    }

    private static bool IsReady(string program)
    {
        var library = Path.GetExtension(program) == ".exe" ? Path.ChangeExtension(program, ".dll") : $"{program}.dll";
        if (!File.Exists(library))
        {
            throw new BenchFailedException($"There is no program at {program}. Start the bench by bench/run.sh.");
        }

        using var file = new PEReader(File.OpenRead(library));
        return file.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0;
    }
}
