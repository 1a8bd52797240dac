namespace Bridge.Finance.Tests;

/// <summary>The checkout these tests were built from.</summary>
internal static class Repository
{
    private static readonly string _root = Find(AppContext.BaseDirectory);

    public static string Path(params string[] parts) => System.IO.Path.Combine([_root, .. parts]);

    private static string Find(string directory) =>
        File.Exists(System.IO.Path.Combine(directory, "MlsCrmBridge.sln"))
            ? directory
            : Find(Directory.GetParent(directory)?.FullName ?? throw new InvalidOperationException("These tests run inside a checkout."));
}
