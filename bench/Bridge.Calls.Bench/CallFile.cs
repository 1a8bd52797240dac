using System.Globalization;
using System.Text;

namespace Bridge.Calls.Bench;

/// <summary>Writes a file of invented calls: three years of a desk with ten queues, sixty agents and twenty topics, ordered by time, as a phone system exports them.</summary>
internal static class CallFile
{
    private const int Days = 3 * 365;
    private const int Queues = 10;
    private const int Agents = 60;
    private const int Topics = 20;
    private const int OpenSeconds = 10 * 3600;
    private const int OpensAt = 8 * 3600;

    private static readonly DateTime _first = new(2023, 11, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="calls">How many.</param>
    public static void Write(string path, long calls)
    {
        var random = new Random(7);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        file.Write("id,queue,agent,offered,outcome,wait,talk,caller,topic\n");
        var perDay = (int)(calls / Days);
        var seconds = new int[perDay + (int)(calls % Days)];
        long id = 0;
        for (var day = 0; day < Days; day++)
        {
            var today = seconds.AsSpan(0, day == 0 ? seconds.Length : perDay);
            foreach (ref var second in today)
            {
                second = OpensAt + (int)(OpenSeconds * (random.NextDouble() + random.NextDouble()) / 2);
            }

            today.Sort();
            foreach (var second in today)
            {
                Write(file, random, ++id, _first.AddDays(day).AddSeconds(second));
            }
        }
    }

    private static void Write(StreamWriter file, Random random, long id, DateTime at)
    {
        var wait = (int)(-30 * Math.Log(1 - random.NextDouble()));
        var isAnswered = random.NextDouble() < 0.93;
        file.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{id},queue {random.Next(Queues)},{(isAnswered ? $"agent {random.Next(Agents)}" : "")},{at:yyyy-MM-dd HH:mm:ss},{(isAnswered ? "answered" : "abandoned")},{wait},{(isAnswered ? 60 + random.Next(500) : 0)},+1303555{random.Next(10_000):0000},topic {random.Next(Topics)}\n"));
    }
}
