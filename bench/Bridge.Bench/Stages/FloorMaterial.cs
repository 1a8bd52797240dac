using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Bench.Floor;

namespace Bridge.Bench.Stages;

/// <summary>What one unmeasured run of the bridge read and wrote; from it each floor gets pages and bodies of its own.</summary>
/// <param name="Paths">The pages of members it asked for, in order.</param>
/// <param name="Users">The users it wrote, each with the external id of its organization.</param>
internal sealed record FloorMaterial(IReadOnlyList<string> Paths, IReadOnlyList<(JsonObject User, string? Office)> Users) : IFloorMaterial
{
    private const int RecordsInBody = 100;
    private const string Office = "organization_id";

    // As the bridge writes them: everything beyond ASCII goes out as UTF-8.
    private static readonly JsonSerializerOptions _plain = new(JsonSerializerDefaults.General) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Takes the material from a stage on which the bridge has run.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The material.</returns>
    public static async Task<FloorMaterial> FromAsync(Stage stage, CancellationToken cancellationToken)
    {
        var offices = (await OfficesAsync(stage, cancellationToken)).ToDictionary(pair => pair.Value, pair => pair.Key);
        var users = new List<(JsonObject, string?)>();
        await foreach (var line in stage.Crm.LinesAsync("dump", cancellationToken))
        {
            var stored = JsonNode.Parse(line)!.AsObject();
            users.Add((Body(stored), stored[Office] is { } id ? offices[id.GetValue<long>()] : null));
        }

        return new FloorMaterial(await PathsAsync(stage, cancellationToken), users);
    }

    /// <summary>Reads which pages of members the bridge asked for.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Their paths, in order.</returns>
    public static async Task<IReadOnlyList<string>> PathsAsync(Stage stage, CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        await foreach (var line in stage.Mls.LinesAsync("history", cancellationToken))
        {
            var path = JsonNode.Parse(line)!["path"]!.GetValue<string>(); // lines of the history are never null and hold a path
            if (path.Contains("/Member?", StringComparison.Ordinal))
            {
                paths.Add(path);
            }
        }

        return paths;
    }

    /// <inheritdoc />
    public async Task<string> WriteAsync(Stage stage, CancellationToken cancellationToken)
    {
        var offices = await OfficesAsync(stage, cancellationToken);
        var folder = Directory.CreateDirectory(Path.Combine(stage.Home, "floor")).FullName;
        var bodies = Users.Chunk(RecordsInBody).Select(chunk =>
            $$"""{"users":[{{string.Join(',', chunk.Select(entry => Text(entry.User, entry.Office is { } office ? offices[office] : null)))}}]}""");
        await FloorPlan.WriteAsync(folder, Paths, bodies, cancellationToken);
        return folder;
    }

    private static string Text(JsonObject user, long? office)
    {
        user[Office] = office;
        return user.ToJsonString(_plain);
    }

    private static JsonObject Body(JsonObject stored)
    {
        var body = new JsonObject { ["skip_verify_email"] = true };
        foreach (var name in (string[])["external_id", "name", "email", "phone", "suspended", "user_fields"])
        {
            body[name] = stored[name]?.DeepClone();
        }

        return body;
    }

    private static async Task<Dictionary<string, long>> OfficesAsync(Stage stage, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var line in stage.Crm.LinesAsync("dump?kind=organizations", cancellationToken))
        {
            using var row = JsonDocument.Parse(line);
            ids[row.RootElement.GetProperty("external_id").GetString() ?? ""] = row.RootElement.GetProperty("id").GetInt64();
        }

        return ids;
    }
}
