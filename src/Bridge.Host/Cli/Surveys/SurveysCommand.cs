using System.CommandLine;
using System.Globalization;
using Bridge.Core.Settings;
using Bridge.Core.Surveys;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Features.Surveys.Invitations;
using Bridge.Host.Features.Surveys.Responses;
using Bridge.Host.Json;

namespace Bridge.Host.Cli.Surveys;

/// <summary><c>bridge surveys</c>: what members answered.</summary>
internal static class SurveysCommand
{
    private const int Most = 1_000_000;

    private static readonly IReadOnlyDictionary<string, Func<SurveyResponse, string?>> _ways = new Dictionary<string, Func<SurveyResponse, string?>>(StringComparer.Ordinal)
    {
        ["agent"] = response => response.Agent,
        ["group"] = response => response.Group,
        ["channel"] = response => response.Channel,
    };

    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context)
    {
        var (config, json) = (CommonOptions.Config(), CommonOptions.Json());
        var span = new Option<string>("--last") { Description = "How far back, for example 90d.", HelpName = "SPAN", DefaultValueFactory = _ => "30d" };
        var optedOut = new Option<bool>("--opted-out") { Description = "Lists members who want no more surveys." };
        var askAgain = new Option<string>("--ask-again") { Description = "Lets a member be asked again who wanted no more.", HelpName = "MEMBER" };
        var by = new Option<string>("--by") { Description = "Apart by agent, group or channel.", HelpName = "WORD" };
        by.AcceptOnlyFromAmong([.. _ways.Keys]);
        var verb = new VerbCommand(
            "surveys",
            "Shows how many members were asked, how many answered, and how many were satisfied.",
            "bridge surveys                 # the last 30 days",
            "bridge surveys --last 90d --by group",
            "bridge surveys --opted-out     # who wants no more",
            "bridge surveys --ask-again mls:M0000001",
            "bridge surveys --json          # one JSON object a line")
        {
            config, json, span, by, optedOut, askAgain,
        };
        verb.SetAction((parsed, _) => (parsed.GetValue(optedOut), parsed.GetValue(askAgain)) switch
        {
            (_, { } member) => SurveyOptOuts.RemoveAsync(context, parsed.GetRequiredValue(config), member),
            (true, _) => SurveyOptOuts.ListAsync(context, parsed.GetRequiredValue(config), parsed.GetValue(json)),
            _ => RunAsync(context, parsed.GetRequiredValue(config), parsed.GetRequiredValue(span), parsed.GetValue(by), parsed.GetValue(json)),
        });
        return verb;
    }

    private static async Task<int> RunAsync(CliContext context, string config, string last, string? by, bool isJson)
    {
        if (!DurationText.TryParse(last, out var span))
        {
            throw new UsageException($"--last {last}: write a time span such as 30d or 12h.");
        }

        await using var store = SurveyOptOuts.Open(context, config);
        if (store is null)
        {
            return ExitCode.Usage;
        }

        var since = context.Time.GetUtcNow() - span;
        var responses = store.Responses.Since(since, Most);
        if (!isJson)
        {
            WrappedText.Write(context, Asked(store.Count(since), responses.Count(response => response.Key.Origin == SurveyStore.Origin), store.OptOuts.List().Count, since));
        }

        foreach (var result in SurveyResults.Count(responses, by is null ? null : _ways[by]))
        {
            if (isJson)
            {
                await context.Out.WriteLineAsync(Json(result));
                continue;
            }

            WrappedText.Write(context, Line(result), indent: 2);
        }

        return ExitCode.Done;
    }

    private static string Asked(Dictionary<InvitationState, long> counts, long answered, int optedOut, DateTimeOffset since)
    {
        var asked = counts.GetValueOrDefault(InvitationState.Sent) + counts.GetValueOrDefault(InvitationState.Unknown);
        return string.Create(CultureInfo.InvariantCulture, $"Since {since:yyyy-MM-dd HH:mm} UTC: {counts.Values.Sum()} contacts, {asked} asked, {answered} answered. {optedOut} {(optedOut == 1 ? "member wants" : "members want")} no more surveys.");
    }

    private static string Line(SurveyResult result)
    {
        var name = $"{(result.By is null ? "" : $"{result.By}  ")}{result.Item.Question} ({(result.Item.Scale == SurveyScale.YesNo ? "yes or no" : "1 to 5")})";
        var counted = string.Create(CultureInfo.InvariantCulture, $"{name}: {result.Answers} answers");
        return IsHidden(result) || result is not { Share: { } share, Interval: { } interval }
            ? $"{counted}; a share is shown from {SurveyResult.FewestForOne} on"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{counted}, {result.Satisfied} satisfied: {100 * share:0.0} % (95 %: {100 * interval.Low:0.0} to {100 * interval.High:0.0} %){(result.Answers < SurveyResult.Few ? "; few answers say little" : "")}");
    }

    private static string Json(SurveyResult result) => JsonText.RenderObjectLine(json =>
    {
        json.WriteString("by", result.By);
        json.WriteString("question", result.Item.Question.ToString());
        json.WriteString("scale", result.Item.Scale.ToString());
        json.WriteNumber("answers", result.Answers);
        if (!IsHidden(result) && result is { Share: { } share, Interval: { } interval })
        {
            json.WriteNumber("satisfied", result.Satisfied);
            json.WriteNumber("share", share);
            json.WriteNumber("low", interval.Low);
            json.WriteNumber("high", interval.High);
        }
    });

    // A few answers about one person are chance, and would be read as a judgement.
    private static bool IsHidden(SurveyResult result) => result.By is not null && result.Answers < SurveyResult.FewestForOne;
}
