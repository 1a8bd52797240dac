// The runtime looks for a class of this name outside any namespace in the assembly that DOTNET_STARTUP_HOOKS names.
// Source: dotnet/runtime, docs/design/features/host-startup-hook.md.
#pragma warning disable CA1050

/// <summary>Writes down each assembly that a process loads, from its start; see <c>LoadedAssemblies</c>.</summary>
internal static class StartupHook
{
    /// <summary>Variable with the file to write to.</summary>
    public const string Variable = "BRIDGE_TEST_LOADED";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } file)
        {
            return;
        }

        var gate = new Lock();
        AppDomain.CurrentDomain.AssemblyLoad += (_, load) =>
        {
            lock (gate)
            {
                File.AppendAllText(file, load.LoadedAssembly.GetName().Name + "\n");
            }
        };
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            File.AppendAllText(file, assembly.GetName().Name + "\n");
        }
    }
}
