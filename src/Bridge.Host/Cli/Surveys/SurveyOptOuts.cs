using Bridge.Host.Features.Surveys;
using Bridge.Host.Json;

namespace Bridge.Host.Cli.Surveys;

/// <summary>Members who want no more surveys, for <c>bridge surveys</c>.</summary>
internal static class SurveyOptOuts
{
    /// <summary>Opens the surveys of a settings file.</summary>
    /// <param name="context">What the verb works with.</param>
    /// <param name="config">Path of the settings.</param>
    /// <returns>The store, which the caller disposes; null when the settings have faults, which are told.</returns>
    /// <exception cref="UsageException">There are none.</exception>
    public static SurveyStore? Open(CliContext context, string config)
    {
        if (context.LoadSettings(config) is not { } settings)
        {
            return null;
        }

        var path = SurveyStore.PathBeside(settings.StorePath);
        return File.Exists(path)
            ? SurveyStore.Open(path, context.Time)
            : throw new UsageException("No survey was ever sent here: add 'surveys' to the settings and start 'bridge run'.");
    }

    /// <summary>Lists them.</summary>
    /// <param name="context">What the verb works with.</param>
    /// <param name="config">Path of the settings.</param>
    /// <param name="isJson">One JSON object a line.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ListAsync(CliContext context, string config, bool isJson)
    {
        await using var store = Open(context, config);
        if (store is null)
        {
            return ExitCode.Usage;
        }

        var members = store.OptOuts.List();
        foreach (var (member, at) in members)
        {
            await context.Out.WriteLineAsync(isJson
                ? JsonText.RenderObjectLine(json =>
                {
                    json.WriteString("member", member);
                    json.WriteString("at", at);
                })
                : $"{member}  since {at:u}");
        }

        if (!isJson)
        {
            await context.Out.WriteLineAsync($"{members.Count} {(members.Count == 1 ? "member wants" : "members want")} no more surveys.");
        }

        return ExitCode.Done;
    }

    /// <summary>Lets a member be asked again.</summary>
    /// <param name="context">What the verb works with.</param>
    /// <param name="config">Path of the settings.</param>
    /// <param name="member">External id.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RemoveAsync(CliContext context, string config, string member)
    {
        await using var store = Open(context, config);
        if (store is null)
        {
            return ExitCode.Usage;
        }

        if (!await store.OptOuts.RemoveAsync(member))
        {
            throw new UsageException($"{member} has not asked for an end of surveys. 'bridge surveys --opted-out' lists who has.");
        }

        await context.Out.WriteLineAsync($"{member} may be asked again.");
        return ExitCode.Done;
    }
}
