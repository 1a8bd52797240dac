namespace Bridge.Host.Features.Measures;

/// <summary>Where the measures and their key are.</summary>
internal static class MeasureFiles
{
    /// <summary>The store in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Its path.</returns>
    public static string Store(string folder) => Path.Combine(folder, "measures.db");

    /// <summary>The key in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Its path.</returns>
    public static string Key(string folder) => Path.Combine(folder, "caller.key");
}
