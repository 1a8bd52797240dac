using System.Reflection;
using Bridge.Host.Tests;

namespace Bridge.Architecture.Tests;

/// <summary>The product's assemblies, as the folders of src/ name them.</summary>
internal static class Product
{
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateDirectories(Repository.Path("src")).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. Names.Select(Assembly.Load)];

    public static Assembly Connectors { get; } = Assembly.Load("Bridge.Connectors");

    public static Assembly Host { get; } = Assembly.Load("Bridge.Host");

    /// <summary>Folders below a path of src/, which are namespaces too.</summary>
    public static IReadOnlyList<string> Folders(params string[] path) =>
        [.. Directory.EnumerateDirectories(Repository.Path(["src", .. path])).Select(Path.GetFileName).OfType<string>()];
}
