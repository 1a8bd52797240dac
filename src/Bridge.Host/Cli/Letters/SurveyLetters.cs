using Bridge.Host.Features.Surveys;
using Bridge.Host.Json;
using Bridge.Host.Settings;

namespace Bridge.Host.Cli.Letters;

/// <summary>Surveys that could not be sent, among what was set aside.</summary>
internal static class SurveyLetters
{
    /// <summary>The word that stands for them where others name a route.</summary>
    public const string Name = "surveys";

    /// <summary>Lists them.</summary>
    /// <param name="context">What the verb works with.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="isJson">One JSON object a line.</param>
    /// <returns>How many there are.</returns>
    public static async Task<int> PrintAsync(CliContext context, BridgeSettings settings, int limit, bool isJson)
    {
        var path = SurveyStore.PathBeside(settings.StorePath);
        if (!File.Exists(path))
        {
            return 0;
        }

        await using var surveys = SurveyStore.Open(path, context.Time);
        var aside = surveys.Aside(limit);
        foreach (var invitation in aside)
        {
            if (isJson)
            {
                await context.Out.WriteLineAsync(JsonText.RenderLine(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("stream", Name);
                    json.WriteString("externalId", invitation.Contact.ExternalId);
                    json.WriteString("member", invitation.Member);
                    json.WriteString("reason", invitation.Reason);
                    json.WriteString("firstAt", invitation.ContactAt);
                    json.WriteNumber("attempts", invitation.Attempts);
                    json.WriteEndObject();
                }));
                continue;
            }

            await context.Out.WriteLineAsync($"{Name}  {invitation.Contact.ExternalId}  of {invitation.Member}  (tried {invitation.Attempts}, contact {invitation.ContactAt:u})");
            await context.Out.WriteLineAsync($"        {invitation.Reason}");
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

        var path = SurveyStore.PathBeside(settings.StorePath);
        if (!File.Exists(path))
        {
            throw new UsageException("No survey was ever sent here: add 'surveys' to the settings and start 'bridge run'.");
        }

        await using var surveys = SurveyStore.Open(path, context.Time);
        var count = await surveys.ReplayAsync();
        await context.Out.WriteLineAsync($"{count} surveys wait again; 'bridge run' sends those whose contact is not too long ago.");
        return ExitCode.Done;
    }
}
