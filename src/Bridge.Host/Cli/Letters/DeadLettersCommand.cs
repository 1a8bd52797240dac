using System.CommandLine;
using System.Globalization;
using Bridge.Host.Cli.Sync;
using Bridge.Host.Features.Sync;
using Bridge.Host.Json;
using Bridge.Host.Settings;
using Bridge.Host.Storage;

namespace Bridge.Host.Cli.Letters;

/// <summary><c>bridge deadletters</c>: list, show, replay and drop the records that were set aside.</summary>
internal static class DeadLettersCommand
{
    private const int MostListed = 1000;

    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var verb = new VerbCommand(
            "deadletters",
            "Shows the records that were set aside, with the reason, and sends them again once the cause is mended.",
            "bridge deadletters list             # what was set aside and why",
            "bridge deadletters replay members   # send all of a route again",
            "bridge deadletters replay --id 7    # send one again",
            "bridge deadletters replay outbox    # send members' tickets and comments again",
            "bridge deadletters replay surveys   # send surveys again that could not be sent");
        verb.Add(List(context));
        verb.Add(Show(context));
        verb.Add(Replay(context));
        verb.Add(Drop(context));
        return verb;
    }

    private static VerbCommand List(CliContext context)
    {
        var (config, json) = (CommonOptions.Config(), CommonOptions.Json());
        var verb = new VerbCommand("list", "Lists the records that were set aside.") { config, json };
        verb.SetAction((parsed, _) => ListAsync(context, parsed.GetRequiredValue(config), parsed.GetValue(json)));
        return verb;
    }

    private static async Task<int> ListAsync(CliContext context, string path, bool isJson)
    {
        if (context.LoadSettings(path) is not { } settings)
        {
            return ExitCode.Usage;
        }

        using var store = BridgeStore.Open(settings.StorePath);
        var listed = new DeadLetters(store, context.Time).List(null, MostListed);
        listed.ForEach(letter => Print(context, letter, isJson));
        var count = listed.Count + await OutboxLetters.PrintAsync(context, settings, MostListed, isJson)
            + await SurveyLetters.PrintAsync(context, settings, MostListed, isJson);
        if (!isJson)
        {
            await context.Out.WriteLineAsync(count == 0 ? "Nothing is set aside." : $"{count} set aside.");
        }

        return ExitCode.Done;
    }

    private static VerbCommand Show(CliContext context)
    {
        var (config, json, id) = (CommonOptions.Config(), CommonOptions.Json(), IdArgument());
        var verb = new VerbCommand("show", "Shows one record that was set aside.") { id, config, json };
        verb.SetAction((parsed, _) => Task.FromResult(WithStore(context, parsed.GetRequiredValue(config), (letters, _) =>
        {
            Print(context, Existing(letters, parsed.GetValue(id)), parsed.GetValue(json));
            return ExitCode.Done;
        })));
        return verb;
    }

    private static VerbCommand Drop(CliContext context)
    {
        var (config, id) = (CommonOptions.Config(), IdArgument());
        var verb = new VerbCommand("drop", "Forgets one record that was set aside; it comes back when it changes in the MLS.") { id, config };
        verb.SetAction((parsed, _) => Task.FromResult(WithStore(context, parsed.GetRequiredValue(config), (letters, _) =>
        {
            letters.Drop(Existing(letters, parsed.GetValue(id)).Id);
            context.Out.WriteLine("Dropped.");
            return ExitCode.Done;
        })));
        return verb;
    }

    private static VerbCommand Replay(CliContext context)
    {
        var (config, json, route) = (CommonOptions.Config(), CommonOptions.Json(), RouteWords.Argument());
        var ids = new Option<long[]>("--id") { Description = "Number of a record that was set aside; may stand several times.", HelpName = "N" };
        var verb = new VerbCommand("replay", "Sends records that were set aside again, in their newest state.") { route, config, json, ids };
        verb.SetAction((parsed, cancellationToken) => parsed.GetValue(route) switch
        {
            OutboxLetters.Name => OutboxLetters.ReplayAsync(context, parsed.GetRequiredValue(config)),
            SurveyLetters.Name => SurveyLetters.ReplayAsync(context, parsed.GetRequiredValue(config)),
            var name => SyncCommand.RunAsync(
                context,
                parsed.GetRequiredValue(config),
                name,
                new RunOptions { Replay = new HashSet<long>(parsed.GetValue(ids) ?? []), Accepted = RouteWords.Read(["mass-refusal"]) },
                parsed.GetValue(json),
                cancellationToken),
        });
        return verb;
    }

    private static Argument<long> IdArgument() => new("id") { Description = "Its number in the list." };

    private static DeadLetter Existing(DeadLetters letters, long id) => letters.Find(id)
        ?? throw new UsageException($"Nothing with the number {id.ToString(CultureInfo.InvariantCulture)} is set aside; see 'bridge deadletters list'.");

    private static int WithStore(CliContext context, string path, Func<DeadLetters, BridgeSettings, int> work)
    {
        if (context.LoadSettings(path) is not { } settings)
        {
            return ExitCode.Usage;
        }

        using var store = BridgeStore.Open(settings.StorePath);
        return work(new DeadLetters(store, context.Time), settings);
    }

    private static void Print(CliContext context, DeadLetter letter, bool isJson)
    {
        if (!isJson)
        {
            context.Out.WriteLine(
                $"{letter.Id,6}  {letter.ExternalId}  {letter.Refusal.Code}  (tried {letter.Attempts}, last {letter.LastAt:u})");
            context.Out.WriteLine($"        {letter.Refusal.Reason}");
            return;
        }

        context.Out.WriteLine(JsonText.RenderLine(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("id", letter.Id);
            json.WriteString("stream", letter.Stream);
            json.WriteString("externalId", letter.ExternalId);
            json.WriteString("code", letter.Refusal.Code);
            json.WriteString("reason", letter.Refusal.Reason);
            json.WriteString("firstAt", letter.FirstAt);
            json.WriteString("lastAt", letter.LastAt);
            json.WriteNumber("attempts", letter.Attempts);
            json.WriteEndObject();
        }));
    }
}
