using System.Globalization;
using System.Text.Json.Serialization;
using Bridge.Core.Kpis;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Wall;

/// <summary>The wallboard as the page shows it: texts, lines and marks by the ids of its elements.</summary>
/// <param name="State">empty, learning, normal, closed, amber, red or stale.</param>
/// <param name="Texts">Text of each element.</param>
/// <param name="Paths">Shape of each line of the chart.</param>
/// <param name="Marks">Of each tile with a target met, missed or nothing; untold where the phone system does not tell a number.</param>
internal sealed record WallView(
    string State, IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, string> Paths, IReadOnlyDictionary<string, string> Marks)
{
    private const string None = TableCell.Nothing;
    private const int ShownQueues = 3;

    /// <summary>Words what is known.</summary>
    /// <param name="state">What is known.</param>
    /// <returns>The view.</returns>
    public static WallView Of(WallState state)
    {
        var (word, heading, sentence) = WallSentence.Of(state);
        var (floor, recent, agents) = (state.Floor, state.Recent, state.Floor?.Agents);
        var chart = WallChart.Of(state.Day);
        var abandoned = WallTarget.Of(state, "abandonment", recent?.Abandonment);
        var level = WallTarget.Of(state, "sl", recent?.Level);
        var speed = WallTarget.Of(state, "asa", recent?.Speed);
        var texts = new Dictionary<string, string>
        {
            ["heading"] = heading,
            ["sentence"] = sentence,
            ["waiting"] = Count(floor?.Waiting),
            ["waiting-note"] = Waiting(state),
            ["longest"] = Clock(state.LongestWait),
            ["longest-note"] = floor is null ? "" : floor.Waiting == 0 ? "nobody waits" : "minutes and seconds",
            ["mean"] = Clock(state.Now - floor?.MeanSince),
            ["mean-note"] = floor is null ? "" : floor.Waiting == 0 ? "nobody waits" : "of those who wait",
            ["available"] = Count(agents?.Available),
            ["talking"] = Count(agents?.Talking),
            ["wrap"] = agents is null ? None : agents.Wrap is { } wrap ? Count(wrap) : "not told",
            ["not-ready"] = Count(agents?.NotReady),
            ["abandoned"] = Count((int?)recent?.Abandoned),
            ["abandoned-note"] = recent is null ? NotTold(state) : recent.Offered == 0 ? "no calls" : $"of {Calls(recent.Offered)}{Ended(state)}{(recent.Abandonment.Value is { } share ? $", {share.ToString("0", CultureInfo.InvariantCulture)}\u00a0%" : "")}",
            ["abandoned-target"] = abandoned.Words,
            ["level-target"] = level.Words,
            ["speed-target"] = speed.Words,
            ["level"] = recent?.Level.Value is { } percent ? percent.ToString("0", CultureInfo.InvariantCulture) + "\u00a0%" : None,
            ["level-note"] = recent is null ? NotTold(state) : $"answered within {state.WithinSeconds} s; {Cases(recent.Level.N)}",
            ["speed"] = recent?.Speed.Value is { } seconds ? Clock(TimeSpan.FromSeconds(seconds)) : None,
            ["speed-note"] = recent is null ? NotTold(state) : $"{Cases(recent.Speed.N)}{(recent.Nineties.Value is { } ninety ? $"; 9 of 10 waited at most {Clock(TimeSpan.FromSeconds(ninety))}" : "")}",
            ["day-note"] = chart.Summary.Length > 0 ? chart.Summary : NotTold(state),
            ["scale"] = chart.Most,
            ["age"] = state.Age is { } age ? $"{Math.Max(0, (int)age.TotalSeconds)} s old" : "no numbers yet",
        };
        foreach (var (edge, time) in chart.Times.Index())
        {
            texts[$"time-{edge}"] = time;
        }

        var marks = new Dictionary<string, string> { ["abandoned-tile"] = abandoned.Verdict, ["level-tile"] = level.Verdict, ["speed-tile"] = speed.Verdict, ["wrap"] = agents is { Wrap: null } ? "untold" : "" };
        return new WallView(word, texts, chart.Paths, marks);
    }

    private static string NotTold(WallState state) => state.Floor is null ? "no calls are known yet" : state.Floor.CallsMissing ?? "single calls are not told";

    private static string Ended(WallState state) => state.Floor?.ToldWithin > TimeSpan.Zero ? " that ended" : "";

    private static string Calls(long count) => count == 1 ? "1 call" : $"{count} calls";

    private static string Cases(long cases) => cases == 0 ? "no calls" : cases < KpiSettings.FewCases ? $"only {Calls(cases)}" : Calls(cases);

    private static string Waiting(WallState state)
    {
        if (state.Floor is not { } floor)
        {
            return "";
        }

        var sorted = floor.Queues.Where(queue => queue.Value > 0).OrderByDescending(queue => queue.Value).ThenBy(queue => queue.Key, StringComparer.Ordinal).ToList();
        var shown = sorted.Count > ShownQueues + 1 ? ShownQueues : sorted.Count; // one that is left out has room
        var others = sorted.Skip(shown).Sum(queue => queue.Value);
        var queues = string.Join(", ", sorted.Take(shown).Select(queue => $"{queue.Key} {queue.Value}")) + (others > 0 ? $" and {others} in {sorted.Count - shown} other queues" : "");
        return floor.Lost > 0 ? $"{queues}{(queues.Length > 0 ? "; " : "")}{floor.Lost} taken off after 4 hours" : queues;
    }

    private static string Count(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? None;

    private static string Clock(TimeSpan? time) => time is { } span && span >= TimeSpan.Zero
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}:{span.Seconds:00}") : None;
}

/// <summary>JSON of the view.</summary>
[JsonSerializable(typeof(WallView))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class WallJson : JsonSerializerContext;
