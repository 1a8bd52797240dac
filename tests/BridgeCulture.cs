using System.Globalization;
using System.Runtime.CompilerServices;

namespace Bridge.Tests;

/// <summary>Runs every test in the culture that the program gives itself, whatever the locale of the machine.</summary>
internal static class BridgeCulture
{
#pragma warning disable CA2255 // a test assembly has no entry point of its own
    [ModuleInitializer]
    internal static void Set() =>
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture =
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
#pragma warning restore CA2255
}
