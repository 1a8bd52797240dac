using System.Globalization;

namespace Bridge.Bench.Floor;

/// <summary>The floor's instructions as files: the pages to read, and one body for each call.</summary>
internal static class FloorPlan
{
    private const string PagesFile = "pages.txt";

    /// <summary>Writes a plan.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="paths">Paths of the pages in order; when there are several, the last one is empty.</param>
    /// <param name="bodies">The bodies in order.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>A task that ends when all files are written.</returns>
    public static async Task WriteAsync(
        string folder, IReadOnlyList<string> paths, IEnumerable<string> bodies, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var body in bodies)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{count++:D6}.json"), body, cancellationToken);
        }

        var full = Math.Max(1, paths.Count - 1);
        var lines = paths.Select((path, index) =>
            string.Create(CultureInfo.InvariantCulture, $"{Math.Min(count, ((count * (index + 1L)) + full - 1) / full)} {path}"));
        await File.WriteAllLinesAsync(Path.Combine(folder, PagesFile), lines, cancellationToken);
    }

    /// <summary>Reads the pages of a plan.</summary>
    /// <param name="folder">Its folder.</param>
    /// <returns>The pages in order.</returns>
    public static IReadOnlyList<FloorPage> ReadPages(string folder) =>
    [
        .. File.ReadLines(Path.Combine(folder, PagesFile)).Select(line => line.Split(' ', 2))
            .Select(parts => new FloorPage(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1])),
    ];

    /// <summary>Lists the bodies of a plan.</summary>
    /// <param name="folder">Its folder.</param>
    /// <returns>Their paths in order.</returns>
    public static IReadOnlyList<string> Bodies(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)];
}
