using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Bridge.Finance.Tests.Stores;

/// <summary>A real PostgreSQL on a loopback port of its own, for all tests that ask for one; each test gets a database of its own in it.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Password = "of-the-test";

    private string _folder = "";
    private int _port;
    private int _databases;

    /// <summary>Connection of the superuser.</summary>
    public string Admin => Connection("postgres", "postgres");

    async Task IAsyncLifetime.InitializeAsync()
    {
        if (PostgresPrograms.Missing is not null)
        {
            return; // each test says so
        }

        _folder = Directory.CreateTempSubdirectory("bridge-postgres-").FullName;
        var password = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(password, Password);
        await PostgresPrograms.GiveAsync(_folder);
        await PostgresPrograms.GiveAsync(password);
        Assert.True(await PostgresPrograms.RunAsync("initdb", "-D", Data, "-U", "postgres", "-A", "scram-sha-256", $"--pwfile={password}", "-N", "--no-sync", "-E", "UTF8"));

        // Somebody else may take a free port before the server does.
        for (var attempt = 0; attempt < 5; attempt++)
        {
            _port = FreePort();
            if (await PostgresPrograms.RunAsync("pg_ctl", "-D", Data, "-w", "-t", "180", "-l", Path.Combine(_folder, "log"), "-o", Options, "start"))
            {
                return;
            }
        }

        Assert.Fail("PostgreSQL did not start.");
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_folder.Length > 0)
        {
            NpgsqlConnection.ClearAllPools();
            await PostgresPrograms.RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Stops the server at once, as a crash would.</summary>
    public async Task CrashAsync() => Assert.True(await PostgresPrograms.RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop"));

    /// <summary>Starts it again on the same port.</summary>
    public async Task StartAgainAsync() =>
        Assert.True(await PostgresPrograms.RunAsync("pg_ctl", "-D", Data, "-w", "-t", "180", "-l", Path.Combine(_folder, "log"), "-o", Options, "start"));

    /// <summary>Makes a database with a user of the same name, who owns it and can do nothing else.</summary>
    /// <returns>Its name.</returns>
    public string CreateDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"finance_{Interlocked.Increment(ref _databases)}");
        Execute(Admin, $"CREATE ROLE {name} LOGIN PASSWORD '{Password}'", $"CREATE DATABASE {name} OWNER {name}", $"REVOKE CONNECT ON DATABASE {name} FROM PUBLIC");
        return name;
    }

    /// <summary>Removes a database and its user, whoever is connected.</summary>
    public void DropDatabase(string name) => Execute(Admin, $"DROP DATABASE {name} WITH (FORCE)", $"DROP ROLE {name}");

    /// <summary>All that the server has on its disk of a database, and its journal.</summary>
    public IEnumerable<string> FilesOf(string database)
    {
        Execute(Admin, "CHECKPOINT");
        using var open = new NpgsqlConnection(Admin);
        open.Open();
        using var command = new NpgsqlCommand("SELECT oid::bigint FROM pg_database WHERE datname = @name", open);
        command.Parameters.AddWithValue("@name", database);
        var oid = ((long)command.ExecuteScalar()!).ToString(CultureInfo.InvariantCulture); // the caller's database is there
        return Directory.EnumerateFiles(Path.Combine(Data, "base", oid)).Concat(Directory.EnumerateFiles(Path.Combine(Data, "pg_wal")));
    }

    /// <summary>The connection string of a user, here of the same name as the database unless another is named.</summary>
    public string Connection(string database, string? user = null) => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Database={database};Username={user ?? database};Password={Password};Pooling={(user is null ? "true" : "false")}");

    /// <summary>Runs statements, each on its own.</summary>
    public static void Execute(string connection, params string[] statements)
    {
        using var open = new NpgsqlConnection(connection);
        open.Open();
        foreach (var statement in statements)
        {
            using var command = new NpgsqlCommand(statement, open);
            command.ExecuteNonQuery();
        }
    }

    private string Data => Path.Combine(_folder, "data");

    private string Options => string.Create(
        CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=60");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
