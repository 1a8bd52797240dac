using System.CommandLine;
using Bridge.Core.Connectors;
using Bridge.Host.Json;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Routes;

namespace Bridge.Host.Cli.Checks;

/// <summary><c>bridge connectors</c>: which systems there are and what they take.</summary>
internal static class ConnectorsCommand
{
    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var json = CommonOptions.Json();
        var schema = new Option<bool>("--schema") { Description = "Write the JSON Schema of the settings file, for editors." };
        var verb = new VerbCommand(
            "connectors",
            "Lists the systems the bridge can talk to, with the settings of each.",
            "bridge connectors",
            "bridge connectors --schema > config/bridge.schema.json")
        {
            schema, json,
        };
        verb.SetAction(parsed =>
        {
            var connectors = context.Connectors.Values.OrderBy(connector => connector.Name, StringComparer.Ordinal).ToList();
            if (parsed.GetValue(schema))
            {
                context.Out.WriteLine(SettingsSchema.Render(connectors));
            }
            else if (parsed.GetValue(json))
            {
                context.Out.WriteLine(Render(connectors));
            }
            else
            {
                connectors.ForEach(connector => Print(context, connector));
            }

            return ExitCode.Done;
        });
        return verb;
    }

    private static void Print(CliContext context, IConnector connector)
    {
        WrappedText.Write(context, $"{connector.Name}: {connector.Summary}", 2);
        WrappedText.Write(context, $"  reads: {Words(RecordKinds.ReadBy(connector))}; writes: {Words(RecordKinds.WrittenBy(connector))}", 4);
        var width = connector.Settings.Max(spec => spec.Name.Length);
        foreach (var spec in connector.Settings)
        {
            var note = spec.IsRequired ? " Required." : spec.Default is { } value ? $" Default: {value}." : "";
            WrappedText.Write(context, $"  {spec.Name.PadRight(width)}  {spec.Description}{note}", width + 4);
        }

        context.Out.WriteLine();
    }

    private static string Render(IReadOnlyList<IConnector> connectors) => JsonText.Render(json =>
    {
        json.WriteStartArray();
        foreach (var connector in connectors)
        {
            json.WriteStartObject();
            json.WriteString("name", connector.Name);
            json.WriteString("summary", connector.Summary);
            json.WriteString("reads", Words(RecordKinds.ReadBy(connector)));
            json.WriteString("writes", Words(RecordKinds.WrittenBy(connector)));
            json.WriteStartArray("settings");
            foreach (var spec in connector.Settings)
            {
                json.WriteStartObject();
                json.WriteString("name", spec.Name);
                json.WriteString("kind", JsonName(spec.Kind.ToString()));
                json.WriteBoolean("required", spec.IsRequired);
                json.WriteString("default", spec.Default);
                json.WriteString("description", spec.Description);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Words(IReadOnlyList<string> kinds) => kinds.Count == 0 ? "nothing" : string.Join(", ", kinds);

    private static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
