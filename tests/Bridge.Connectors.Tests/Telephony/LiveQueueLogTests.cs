using Bridge.ConnectorKit;
using Bridge.Connectors.Telephony;
using Bridge.Core.Calls;
using Bridge.Core.Calls.Live;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Telephony;

/// <summary>A queue log that is followed while it grows.</summary>
public sealed class LiveQueueLogTests : IDisposable
{
    private const long Noon = 1_780_315_200; // 2026-06-01 12:00 UTC

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bridge-live-");
    private readonly ManualTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(Noon));
    private readonly CollectedCalls _calls = new();
    private readonly ILiveCalls _live;

    public LiveQueueLogTests() => _live = CallFiles.FollowQueueLog(Log, "pbx", CollectedCalls.Callers, _time, _calls);

    private string Log => Path.Combine(_folder.FullName, "queue_log");

    [Fact]
    public async Task Whoever_entered_and_did_not_leave_waits_and_their_waits_grow_with_the_clock()
    {
        Write("0|a.1|support|NONE|ENTERQUEUE||12025550101|1", "10|a.2|support|NONE|ENTERQUEUE||12025550102|2", "20|a.3|billing|NONE|ENTERQUEUE||12025550103|1",
            "30|a.1|support|Ann|CONNECT|30|b.1|4", "40|a.2|support|NONE|ABANDON|1|1|30");
        _time.Advance(TimeSpan.FromSeconds(50));

        var floor = await _live.ReadAsync(default);

        Assert.Equal((1, _time.GetUtcNow()), (floor.Waiting, floor.At));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(Noon + 20), floor.OldestSince);
        Assert.Equal(1, floor.Queues["billing"]);
        Assert.Equal(
            [(CallOutcome.Answered, 30.0), (CallOutcome.AbandonedQueue, 30.0), (CallOutcome.Open, null)],
            _calls.Visits.Values.Select(visit => (visit.Outcome, visit.WaitSeconds)));
    }

    [Fact]
    public async Task The_mean_wait_is_that_of_those_who_wait_now()
    {
        Write("0|a.1|support|NONE|ENTERQUEUE||1|1", "10|a.2|support|NONE|ENTERQUEUE||2|2", "50|a.3|support|NONE|ENTERQUEUE||3|3");

        var floor = await _live.ReadAsync(default);

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(Noon + 20), floor.MeanSince);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(Noon), floor.OldestSince);
    }

    [Fact]
    public async Task A_line_counts_when_it_is_written_to_its_end()
    {
        Write("0|a.1|support|NONE|ENTERQUEUE||1|1");
        await File.AppendAllTextAsync(Log, $"{Noon}|a.2|support|NONE|ENTER");
        var before = await _live.ReadAsync(default);
        await File.AppendAllTextAsync(Log, "QUEUE||2|2\n");

        var after = await _live.ReadAsync(default);

        Assert.Equal((1, 2), (before.Waiting, after.Waiting));
    }

    [Theory]
    [InlineData("renamed")]
    [InlineData("copied and cut")]
    [InlineData("renamed, the new one larger than the old one")]
    public async Task Nothing_is_lost_or_doubled_when_the_log_is_rotated(string how)
    {
        Write("0|a.1|support|NONE|ENTERQUEUE||1|1", "1|a.2|support|NONE|ENTERQUEUE||2|2");
        await _live.ReadAsync(default);
        if (how == "copied and cut")
        {
            File.Copy(Log, Log + ".1");
            await File.WriteAllTextAsync(Log, "");
        }
        else
        {
            Write("2|a.3|support|NONE|ENTERQUEUE||3|3"); // written, not read, when it is renamed
            File.Move(Log, Log + ".1");
        }

        Write("3|a.1|support|Ann|CONNECT|3|b.1|1");
        if (how.Contains("larger", StringComparison.Ordinal))
        {
            Write([.. Enumerable.Range(0, 40).Select(one => $"4|c.{one}|support|NONE|ENTERQUEUE||1|1")]);
        }

        var floor = await _live.ReadAsync(default);
        var again = await _live.ReadAsync(default);

        Assert.Equal(how switch { "renamed" => 2, "copied and cut" => 1, _ => 42 }, floor.Waiting);
        Assert.Equal(floor.Waiting, again.Waiting);
    }

    [Fact]
    public async Task Between_renaming_and_the_first_line_of_the_new_log_everybody_waits_on()
    {
        Write("0|a.1|support|NONE|ENTERQUEUE||1|1");
        await _live.ReadAsync(default);
        File.Move(Log, Log + ".1");

        Assert.Equal(1, (await _live.ReadAsync(default)).Waiting);

        Write("3|a.1|support|NONE|ABANDON|1|1|3");

        Assert.Equal(0, (await _live.ReadAsync(default)).Waiting);
    }

    [Fact]
    public async Task The_piece_before_the_last_rotation_is_read_at_the_start()
    {
        Write("0|a.1|support|NONE|ENTERQUEUE||1|1");
        File.Move(Log, Log + ".1");
        Write("1|a.2|support|NONE|ENTERQUEUE||2|2");

        Assert.Equal(2, (await _live.ReadAsync(default)).Waiting);
    }

    [Fact]
    public async Task A_caller_of_whom_nothing_was_told_for_four_hours_is_taken_off_and_marked()
    {
        Write("0|a.1|support|NONE|ENTERQUEUE||1|1");
        _time.Advance(TimeSpan.FromHours(4));
        var before = await _live.ReadAsync(default);
        _time.Advance(TimeSpan.FromSeconds(1));

        var after = await _live.ReadAsync(default);

        Assert.Equal((1, 0), (before.Waiting, before.Lost));
        Assert.Equal((0, 1), (after.Waiting, after.Lost));
    }

    [Fact]
    public async Task Nobody_waits_after_Asterisk_was_started_again()
    {
        Write("0|a.1|support|NONE|ENTERQUEUE||1|1", "5|NONE|NONE|NONE|QUEUESTART|");

        Assert.Equal(0, (await _live.ReadAsync(default)).Waiting);
        Assert.Equal(CallOutcome.System, Assert.Single(_calls.Visits.Values).Outcome);
    }

    [Fact]
    public async Task Agents_are_available_talk_or_are_not_ready()
    {
        Write("0|NONE|support|Ann|ADDMEMBER|", "0|NONE|support|Bob|ADDMEMBER|", "0|NONE|billing|Bob|ADDMEMBER|", "0|NONE|support|Cid|ADDMEMBER|",
            "0|NONE|support|Eve|ADDMEMBER|", "1|NONE|support|Eve|REMOVEMEMBER|", "2|NONE|support|Bob|PAUSE|lunch", "3|NONE|NONE|Cid|PAUSEALL|",
            "4|a.1|support|NONE|ENTERQUEUE||1|1", "5|a.1|support|Ann|CONNECT|1|b.1|1");

        var busy = await _live.ReadAsync(default);
        Write("6|NONE|billing|Bob|PAUSE|lunch", "7|a.1|support|Ann|COMPLETEAGENT|1|2|1", "8|NONE|NONE|Cid|UNPAUSEALL|");
        var later = await _live.ReadAsync(default);

        Assert.Equal(new FloorAgents(Available: 1, Talking: 1, Wrap: null, NotReady: 1), busy.Agents);
        Assert.Equal(new FloorAgents(Available: 2, Talking: 0, Wrap: null, NotReady: 1), later.Agents);
    }

    [Fact]
    public async Task An_agent_who_is_fixed_in_the_phone_systems_settings_is_at_work_from_the_first_sign_on()
    {
        Write("0|a.1|support|NONE|ENTERQUEUE||1|1", "5|a.1|support|Ann|CONNECT|5|b.1|1", "9|a.1|support|Ann|COMPLETEAGENT|5|4|1");

        var soon = await _live.ReadAsync(default);
        _time.Advance(TimeSpan.FromHours(5));
        var evening = await _live.ReadAsync(default);

        Assert.Equal(new FloorAgents(1, 0, null, 0), soon.Agents);
        Assert.Null(evening.Agents);
    }

    [Fact]
    public async Task A_log_that_is_not_there_is_told_with_the_setting_that_names_it()
    {
        var error = await Assert.ThrowsAsync<ConnectorException>(() => _live.ReadAsync(default));

        Assert.Contains("queueLog", error.Remedy, StringComparison.Ordinal);
        Assert.Contains(Log, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callers_numbers_end_at_the_border()
    {
        Write("0|a.1|support|NONE|ENTERQUEUE||12025550101|1");

        await _live.ReadAsync(default);

        Assert.Equal(CollectedCalls.Callers.Of("12025550101"), Assert.Single(_calls.Visits.Values).CallerKey);
    }

    public void Dispose()
    {
        _live.Dispose();
        _folder.Delete(recursive: true);
    }

    // Seconds are counted from noon.
    private void Write(params string[] lines) => File.AppendAllLines(
        Log, lines.Select(line => line.Split('|', 2)).Select(parts => $"{Noon + long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture)}|{parts[1]}"));
}
