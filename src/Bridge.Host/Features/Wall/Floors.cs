using Bridge.Core.Calls.Live;

namespace Bridge.Host.Features.Wall;

/// <summary>Puts together how a desk stands that has several phone systems.</summary>
internal static class Floors
{
    /// <summary>Puts them together.</summary>
    /// <param name="floors">How it stands at each.</param>
    /// <returns>All of them, as old as the oldest; null when there is none.</returns>
    public static Floor? Together(IReadOnlyList<Floor> floors)
    {
        if (floors.Count <= 1)
        {
            return floors.Count == 0 ? null : floors[0];
        }

        var waiting = floors.Where(floor => floor.Waiting > 0).ToList();
        var agents = floors.Select(floor => floor.Agents).OfType<FloorAgents>().ToList();
        return new Floor(
            floors.Min(floor => floor.At),
            floors.Sum(floor => floor.Waiting),
            waiting.Min(floor => floor.OldestSince),
            Mean(waiting),
            agents.Count == 0 ? null : new FloorAgents(
                agents.Sum(one => one.Available), agents.Sum(one => one.Talking),
                agents.TrueForAll(one => one.Wrap is null) ? null : agents.Sum(one => one.Wrap ?? 0), agents.Sum(one => one.NotReady)))
        {
            Lost = floors.Sum(floor => floor.Lost),
            CallsSince = floors.All(floor => floor.CallsSince is not null) ? floors.Max(floor => floor.CallsSince) : null,
            CallsMissing = floors.Select(floor => floor.CallsMissing).FirstOrDefault(why => why is not null),
            ToldWithin = floors.Max(floor => floor.ToldWithin),
            Queues = floors.SelectMany(floor => floor.Queues).GroupBy(queue => queue.Key, StringComparer.Ordinal)
                .ToDictionary(queue => queue.Key, queue => queue.Sum(one => one.Value), StringComparer.Ordinal),
        };
    }

    private static DateTimeOffset? Mean(List<Floor> waiting) => waiting.Count == 0 || waiting.Exists(floor => floor.MeanSince is null) ? null
        : DateTimeOffset.FromUnixTimeMilliseconds((long)(
            waiting.Sum(floor => (double)floor.Waiting * floor.MeanSince!.Value.ToUnixTimeMilliseconds()) / waiting.Sum(floor => floor.Waiting))); // none is null
}
