using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Bridge.Finance.Tests.Sources;

/// <summary>A PostgreSQL of its own on a loopback port, for as long as a test lasts.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _programs;

    private PostgresCluster(string folder, string programs, int port)
    {
        (_folder, _programs) = (folder, programs);
        Connection = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Pooling=false");
    }

    public string Connection { get; }

    /// <summary>Folder of PostgreSQL's programs, or null where it is not installed.</summary>
    public static string? Programs { get; } = new[] { "/usr/lib/postgresql/18/bin", "/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin" }
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    public static async Task<PostgresCluster> StartAsync(string programs)
    {
        var folder = Directory.CreateTempSubdirectory("bridge-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "postgres", folder); // PostgreSQL refuses to run as root
        }

        await RunAsUserAsync(programs, "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N", "--no-sync");
        var port = FreePort();
        await RunAsUserAsync(
            programs, "pg_ctl", "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o",
            string.Create(CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"), "start");
        return new PostgresCluster(folder, programs, port);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsUserAsync(_programs, "pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Task RunAsUserAsync(string programs, string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Its output is not taken: the server would keep the pipe open and the wait would never end.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!; // only null for the shell
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
