namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>Which contacts a figure is about: those of one channel, and those of the hours that are asked for.</summary>
public sealed class ChannelTests : IDisposable
{
    private const string Mapping = """
        version: 1
        record: call
        source: pbx
        zone: America/Denver
        columns:
          id: Id
          channel: Channel
          queue: Queue
          agent: Agent
          topic: Topic
          offeredAt: { from: At, format: "yyyy-MM-dd HH:mm" }
          wait: Wait
          outcome: { from: End, values: { talked: answered, message: voicemail, wish: callbackRequested, menus: abandonedIvr } }
          member: Member
        """;

    private const string Hours = """
        version: 1
        record: hours
        hours: { monday: 08:00-17:00, tuesday: 08:00-17:00, wednesday: 08:00-17:00, thursday: 08:00-17:00, friday: 08:00-17:00 }
        """;

    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // M1 calls once, M2 calls and then writes; M3, M4 and M5 write, M3 twice. The last row tells that all is known.
    [Theory]
    [InlineData("voice", "", "fcr", 50.0)]
    [InlineData("chat", "", "fcr", 200.0 / 3)]
    [InlineData("voice", "queue", "help/fcr", 50.0)]
    [InlineData("chat", "queue", "text/fcr", 200.0 / 3)]
    [InlineData("voice", "agent,topic", "Ann/-/fcr", 50.0)]
    [InlineData("chat", "agent,topic", "Bo/-/fcr", 200.0 / 3)]
    [InlineData("fax", "", "fcr", null)]
    public async Task First_contacts_are_of_the_channel_that_is_asked_for_and_callers_come_back_by_any(string channel, string by, string row, double? value)
    {
        await ImportAsync("""
            Id,Channel,Queue,Agent,Topic,At,Wait,End,Member
            1,voice,help,Ann,,2026-03-02 09:00,5,talked,M1
            2,voice,help,Ann,,2026-03-02 09:10,5,talked,M2
            3,chat,text,Bo,,2026-03-03 09:10,5,talked,M2
            4,chat,text,Bo,,2026-03-02 10:00,5,talked,M3
            5,chat,text,Bo,,2026-03-04 10:00,5,talked,M3
            6,chat,text,Bo,,2026-03-02 11:00,5,talked,M4
            7,chat,text,Bo,,2026-03-02 12:00,5,talked,M5
            8,mail,late,Cy,,2026-06-01 11:00,5,talked,M9
            """);

        var figures = await _folder.AskAsync(["--kpi", "fcr", "--to", "2026-03-31", "--channel", channel, .. by.Length == 0 ? Array.Empty<string>() : ["--by", by]]);

        Assert.Equal([row], figures.Keys.Where(key => key.EndsWith("fcr", StringComparison.Ordinal)));
        Assert.Equal(value, figures[row].Value);
    }

    // Messages are what the night is for, also those that no queue took.
    [Theory]
    [InlineData("")]
    [InlineData("topic")]
    public async Task After_hours_count_all_who_called_whatever_they_came_to(string by)
    {
        await ImportAsync("""
            Id,Channel,Queue,Agent,Topic,At,Wait,End,Member
            1,voice,help,Ann,,2026-03-02 09:00,5,talked,M1
            2,voice,,,,2026-03-02 19:00,,message,M1
            3,voice,help,,,2026-03-02 19:10,9,message,M2
            4,voice,,,,2026-03-02 20:00,,wish,M3
            5,voice,,,,2026-03-02 21:00,,menus,M4
            6,chat,text,Bo,,2026-03-02 22:00,5,talked,M4
            """, "--hours", _folder.Write("hours.yaml", Hours));

        var figures = await _folder.AskAsync(["--kpi", "afterHours", .. by.Length == 0 ? Array.Empty<string>() : ["--by", by]]);

        Assert.Equal(4, figures[by.Length == 0 ? "afterHours" : "-/afterHours"].Value);
    }

    private Task<CliRun> ImportAsync(string rows, params string[] more) =>
        _folder.RunAsync(0, ["import", "calls", _folder.Write("calls.csv", rows), "--format", "csv", "--mapping", _folder.Write("m.yaml", Mapping), .. more]);
}
