using System.Globalization;
using System.Text.Json.Serialization;
using Bridge.Core.Kpis;

namespace Bridge.Host.Features.Wall;

/// <summary>The wallboard as the page shows it: texts and lines by the ids of its elements.</summary>
/// <param name="State">empty, learning, normal, amber, red or stale.</param>
/// <param name="Texts">Text of each element.</param>
/// <param name="Paths">Shape of each line of the chart.</param>
internal sealed record WallView(string State, IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, string> Paths)
{
    private const string None = "-";

    /// <summary>Words what is known.</summary>
    /// <param name="state">What is known.</param>
    /// <returns>The view.</returns>
    public static WallView Of(WallState state)
    {
        var (word, heading, sentence) = WallSentence.Of(state);
        var (floor, recent, agents) = (state.Floor, state.Recent, state.Floor?.Agents);
        var chart = WallChart.Of(state.Day);
        return new WallView(word, new Dictionary<string, string>
        {
            ["heading"] = heading,
            ["sentence"] = sentence,
            ["waiting"] = Count(floor?.Waiting),
            ["waiting-note"] = Waiting(state),
            ["longest"] = Clock(state.LongestWait),
            ["mean"] = Clock(state.Now - floor?.MeanSince),
            ["available"] = Count(agents?.Available),
            ["talking"] = Count(agents?.Talking),
            ["wrap"] = agents is null ? None : agents.Wrap is { } wrap ? Count(wrap) : "not told",
            ["not-ready"] = Count(agents?.NotReady),
            ["abandoned"] = Count((int?)recent?.Abandoned),
            ["abandoned-note"] = recent is null ? NotTold(state) : $"of {recent.Offered} calls{Ended(state)}{(recent.Abandonment.Value is { } share ? $", {share.ToString("0", CultureInfo.InvariantCulture)}\u00a0%" : "")}",
            ["abandoned-target"] = WallTarget.Of(state, "abandonment", recent?.Abandonment),
            ["level-target"] = WallTarget.Of(state, "sl", recent?.Level),
            ["speed-target"] = WallTarget.Of(state, "asa", recent?.Speed),
            ["level"] = recent?.Level.Value is { } level ? level.ToString("0", CultureInfo.InvariantCulture) + "\u00a0%" : None,
            ["level-note"] = recent is null ? NotTold(state) : $"answered within {state.WithinSeconds} s; {Cases(recent.Level.N)}",
            ["speed"] = recent?.Speed.Value is { } speed ? Clock(TimeSpan.FromSeconds(speed)) : None,
            ["speed-note"] = recent is null ? NotTold(state) : $"{Cases(recent.Speed.N)}; 9 of 10 waited at most {(recent.Nineties.Value is { } ninety ? Clock(TimeSpan.FromSeconds(ninety)) : None)}",
            ["day-note"] = chart.Summary.Length > 0 ? chart.Summary : NotTold(state),
            ["scale"] = chart.Most,
            ["begin"] = chart.Begin,
            ["end"] = chart.End,
            ["age"] = state.Age is { } age ? $"{Math.Max(0, (int)age.TotalSeconds)} s old" : "no numbers yet",
        }, chart.Paths);
    }

    private static string NotTold(WallState state) => state.Floor is null ? "" : state.Floor.CallsMissing ?? "single calls are not told";

    private static string Ended(WallState state) => state.Floor?.ToldWithin > TimeSpan.Zero ? " that ended" : "";

    private static string Cases(long cases) => cases < KpiSettings.FewCases ? $"only {cases} calls" : $"{cases} calls";

    private static string Waiting(WallState state)
    {
        if (state.Floor is not { } floor)
        {
            return "";
        }

        var queues = string.Join(", ", floor.Queues.OrderByDescending(queue => queue.Value).ThenBy(queue => queue.Key, StringComparer.Ordinal).Take(3).Select(queue => $"{queue.Key} {queue.Value}"));
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
