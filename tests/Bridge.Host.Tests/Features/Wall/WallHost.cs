using System.Globalization;
using System.Text.Json;
using Bridge.ConnectorKit;
using Bridge.Core.Calls;
using Bridge.Host.Tests.Features.Board;

namespace Bridge.Host.Tests.Features.Wall;

/// <summary>A host with a wallboard that follows a queue log, on a clock that the test moves.</summary>
internal sealed class WallHost : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(1);

    private readonly DirectoryInfo _phone = Directory.CreateTempSubdirectory("bridge-wall-");
    private BoardHost? _board;

    /// <summary>The moment at which tests begin: a Monday after ten weeks of calls, ten past two.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 8, 10, 14, 10, 0, TimeSpan.Zero);

    public ManualTimeProvider Time { get; private init; } = new(Monday);

    public BoardHost Board => _board ?? throw new InvalidOperationException("Not started.");

    private string Log => Path.Combine(_phone.FullName, "queue_log");

    /// <summary>Starts it.</summary>
    /// <remarks>What is written after the start is a race: the wall may look before it and show that look later.</remarks>
    public static async Task<WallHost> StartAsync(
        IReadOnlyList<CallVisit> history, Action<WallHost>? log = null, string more = "", string access = "", bool follows = true, string? crm = null,
        ManualTimeProvider? time = null)
    {
        var wall = new WallHost { Time = time ?? new ManualTimeProvider(Monday) };
        wall.Write(Monday.Date.AddMinutes(-5), "NONE|NONE|NONE|QUEUESTART|");
        log?.Invoke(wall);
        var live = crm is not null ? "live: { talk: { connection: crm } }" : follows ? $"live: {{ pbx: {{ queueLog: '{wall.Log}' }} }}" : "within: 45s";
        wall._board = await BoardHost.StartAsync(history, $"{live}{(more.Length > 0 ? "\n  " + more : "")}", access, wall.Time, crm ?? "http://127.0.0.1:9/");
        return wall;
    }

    /// <summary>Ten weeks of weekdays from eight to six: about six calls in each quarter of an hour.</summary>
    public static List<CallVisit> TenWeeks() =>
    [
        .. from day in Enumerable.Range(1, 70)
           let date = Monday.Date.AddDays(-day)
           where date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
           from quarter in Enumerable.Range(32, 40)
           from one in Enumerable.Range(0, 5 + (((day * 7) + (quarter * 3)) % 3))
           let id = $"{day}-{quarter}-{one}"
           select new CallVisit
           {
               Source = "pbx",
               SourceId = id,
               ContactId = id,
               Inputs = CallInputs.Wait | CallInputs.AbandonWait,
               Direction = CallDirection.Inbound,
               Queue = one % 2 == 0 ? "support" : "listings",
               OfferedAt = new DateTimeOffset(date, TimeSpan.Zero).AddMinutes((quarter * 15) + one),
               Outcome = CallOutcome.Answered,
               WaitSeconds = 10,
           },
    ];

    /// <summary>Writes the usual calls of the day until the test begins: answered after ten seconds.</summary>
    public void WriteUsualDay(DateTimeOffset until)
    {
        for (var quarter = 32; quarter < 72; quarter++)
        {
            WriteCalls(quarter, 6, until);
        }
    }

    public void WriteCalls(int quarter, int count, DateTimeOffset until, string queue = "support")
    {
        for (var one = 0; one < count; one++)
        {
            var at = new DateTimeOffset(Monday.Date, TimeSpan.Zero).AddSeconds((quarter * 900) + (one * 900 / count));
            if (at.AddSeconds(40) < until)
            {
                Write(at.UtcDateTime, $"{queue}-{quarter}-{one}|{queue}|NONE|ENTERQUEUE||1303555{one:0000}|1");
                Write(at.UtcDateTime.AddSeconds(10), $"{queue}-{quarter}-{one}|{queue}|Ann|CONNECT|10|b|1");
                Write(at.UtcDateTime.AddSeconds(40), $"{queue}-{quarter}-{one}|{queue}|Ann|COMPLETEAGENT|10|30|1");
            }
        }
    }

    public void Write(DateTime at, string line) => File.AppendAllText(
        Log, string.Create(CultureInfo.InvariantCulture, $"{new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeSeconds()}|{line}\n"));

    public void LoseTheLog()
    {
        Directory.Delete(_phone.FullName, recursive: true);
    }

    /// <summary>Follows the wall until it shows what is wanted; the clock goes on meanwhile, slower while a busy machine lets the wall show nothing.</summary>
    public async Task<JsonElement> ViewAsync(Func<JsonElement, bool> isWanted)
    {
        using var reader = new StreamReader(await Board.StreamAsync("/wall/stream"));
        var deadline = TimeProvider.System.GetTimestamp();
        var last = "";
        var (next, pause) = (reader.ReadLineAsync(), _shortest);
        while (TimeProvider.System.GetElapsedTime(deadline) < _patience)
        {
            Time.Advance(TimeSpan.FromMilliseconds(250));
            if (await Task.WhenAny(next, Task.Delay(pause)) != next)
            {
                pause = pause < _longest ? pause * 1.5 : _longest;
            }
            else
            {
                var line = await next ?? throw new EndOfStreamException("The stream ended.");
                (next, pause) = (reader.ReadLineAsync(), _shortest);
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    last = line[6..];
                    var view = JsonDocument.Parse(last).RootElement;
                    if (isWanted(view))
                    {
                        return view;
                    }
                }
            }
        }

        throw new TimeoutException($"The wall last showed {last}");
    }

    public static string Text(JsonElement view, string id) => view.GetProperty("texts").GetProperty(id).GetString() ?? "";

    public static string State(JsonElement view) => view.GetProperty("state").GetString() ?? "";

    public async ValueTask DisposeAsync()
    {
        await (_board?.DisposeAsync() ?? ValueTask.CompletedTask);
        if (Directory.Exists(_phone.FullName))
        {
            _phone.Delete(recursive: true);
        }
    }
}
