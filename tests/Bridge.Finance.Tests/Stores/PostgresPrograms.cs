using System.Diagnostics;

namespace Bridge.Finance.Tests.Stores;

/// <summary>PostgreSQL's own programs, where they are installed.</summary>
internal static class PostgresPrograms
{
    /// <summary>Why the tests on PostgreSQL cannot run here, or null.</summary>
    public static string? Missing { get; } = Folder() is null
        ? "PostgreSQL is not installed: initdb and pg_ctl were not found in /usr/lib/postgresql/*/bin nor in PATH."
        : Environment.IsPrivilegedProcess && User() is null
            ? "PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as."
            : null;

    /// <summary>Runs one of them and waits for its end.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>True when it ended well.</returns>
    public static Task<bool> RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Folder()!, program); // nobody asks where it is missing
        return Environment.IsPrivilegedProcess
            ? StartAsync("runuser", ["-u", User()!, "--", path, .. arguments])
            : StartAsync(path, arguments);
    }

    /// <summary>Gives a folder to the user that the programs run as.</summary>
    public static async Task GiveAsync(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Assert.True(await StartAsync("chown", [User()!, folder]));
        }
    }

    private static string? Folder()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian)
            ? Directory.EnumerateDirectories(Debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            : Enumerable.Empty<string>();
        return versions.Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static string? User() => new[] { "postgres", "nobody" }
        .FirstOrDefault(user => File.ReadLines("/etc/passwd").Any(line => line.StartsWith(user + ":", StringComparison.Ordinal)));

    private static async Task<bool> StartAsync(string program, string[] arguments)
    {
        // Its output is not taken: the server would keep the pipe open and the wait would never end.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!; // only null for the shell
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
