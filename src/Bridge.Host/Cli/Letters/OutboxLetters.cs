using Bridge.Host.Features.Outbox;
using Bridge.Host.Json;
using Bridge.Host.Settings;

namespace Bridge.Host.Cli.Letters;

/// <summary>Members' tickets and comments that the help desk refused, among what was set aside.</summary>
internal static class OutboxLetters
{
    /// <summary>The word that stands for them where others name a route.</summary>
    public const string Name = "outbox";

    /// <summary>Lists them.</summary>
    /// <param name="context">What the verb works with.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="isJson">One JSON object a line.</param>
    /// <returns>How many there are.</returns>
    public static async Task<int> PrintAsync(CliContext context, BridgeSettings settings, int limit, bool isJson)
    {
        var path = OutboxStore.PathBeside(settings.StorePath);
        if (!File.Exists(path))
        {
            return 0;
        }

        await using var outbox = OutboxStore.Open(path, context.Time);
        var aside = outbox.Aside(limit);
        foreach (var request in aside)
        {
            if (isJson)
            {
                await context.Out.WriteLineAsync(JsonText.RenderLine(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("stream", Name);
                    json.WriteString("externalId", request.Key);
                    json.WriteString("member", request.Member);
                    json.WriteString("code", request.Kind.ToString());
                    json.WriteString("reason", request.Reason);
                    json.WriteString("firstAt", request.AcceptedAt);
                    json.WriteNumber("attempts", request.Attempts);
                    json.WriteEndObject();
                }));
                continue;
            }

            await context.Out.WriteLineAsync($"{Name}  {request.Key}  {request.Kind} of {request.Member}  (tried {request.Attempts}, accepted {request.AcceptedAt:u})");
            await context.Out.WriteLineAsync($"        {request.Reason}");
        }

        return aside.Count;
    }

    /// <summary>Lets them be sent again by the host that runs, or by the next one.</summary>
    /// <param name="context">What the verb works with.</param>
    /// <param name="config">Path of the settings.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ReplayAsync(CliContext context, string config)
    {
        if (context.LoadSettings(config) is not { } settings)
        {
            return ExitCode.Usage;
        }

        var path = OutboxStore.PathBeside(settings.StorePath);
        if (!File.Exists(path))
        {
            throw new UsageException("There is no outbox: no member has asked for anything yet.");
        }

        await using var outbox = OutboxStore.Open(path, context.Time);
        var count = await outbox.ReplayAsync();
        await context.Out.WriteLineAsync($"{count} requests wait again; 'bridge run' sends them.");
        return ExitCode.Done;
    }
}
