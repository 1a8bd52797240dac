using System.Text.Json;
using Bridge.Sandbox.Desk;
using Bridge.Sandbox.Reso.Data.Generator;
using Bridge.Sandbox.Zendesk.Tickets;
using Bridge.Sandbox.Zendesk.Tickets.Changes;
using Bridge.Sandbox.Zendesk.Tickets.Fields;

namespace Bridge.Sandbox.Zendesk.Generator;

/// <summary>Makes up the past of a help desk by living through it: every step is made as a real one is, at its time.
/// </summary>
/// <remarks>The same seed, options and moment give the same account.</remarks>
internal sealed class HelpDeskBuilder
{
    private readonly ZendeskAccount _account;
    private readonly HelpDeskOptions _options;
    private readonly ulong _seed;
    private readonly long _now;
    private readonly DeskCalendar _calendar;
    private readonly DeskStaff _staff;
    private readonly PriorityQueue<Turn, (long Time, int Row)> _turns = new();
    private readonly List<StoredTicket> _spoken = [];
    private readonly string[][] _topicTags = [.. DeskTexts.Topics.Select(topic => (string[])[topic])];
    private TicketField? _topic;

    public HelpDeskBuilder(ZendeskAccount account, HelpDeskOptions options, int seed)
    {
        _account = account;
        _options = options;
        _seed = (ulong)seed * 0x9E3779B97F4A7C15UL;
        _now = account.Second;
        _calendar = new DeskCalendar(account.Options, _seed, account.Time.GetUtcNow(), options.Days);
        _staff = new DeskStaff(account, options, seed);
    }

    public void Build()
    {
        if (_options.Members < 1)
        {
            throw new ArgumentException("A help desk needs at least one member who asks.");
        }

        lock (_account.Gate)
        {
            _account.Clock.Pin(DateTimeOffset.FromUnixTimeMilliseconds(_now).AddDays(-_options.Days - 1));
            _staff.Fill();
            _topic = AddTopic();
            for (var row = 0; row < _options.Tickets; row++)
            {
                _turns.Enqueue(new Turn(row, null, [], 0), (_calendar.Arrival(row, 200), row));
            }

            while (_turns.TryDequeue(out var turn, out var at) && at.Time <= _now)
            {
                _account.Clock.Pin(DateTimeOffset.FromUnixTimeMilliseconds(at.Time));
                Live(turn, at.Time);
            }

            new CallBuilder(_account, _options, _seed, _calendar, _staff).Build(_spoken);
            _account.Clock.Pin(null);
        }
    }

    private TicketField AddTopic()
    {
        var sent = JsonSerializer.SerializeToElement(new
        {
            title = "Topic",
            type = "tagger",
            custom_field_options = DeskTexts.Topics.Select(topic => new { name = topic.Replace('_', ' '), value = topic }),
        });
        _account.TicketFields.Create(sent, out var field);
        return field ?? throw new InvalidOperationException("The ticket field for the topic was refused.");
    }

    private void Live(Turn turn, long time)
    {
        var row = turn.Row;
        var ticket = turn.Ticket;
        var steps = turn.Steps;
        if (ticket is null)
        {
            ticket = Open(row, time);
            steps = DeskScript.Steps(_seed, row);
        }
        else
        {
            new DeskTurn(_account, _staff, _seed, row).Make(ticket, steps[turn.Next - 1].Kind, time);
        }

        if (turn.Next == steps.Count)
        {
            return;
        }

        var step = steps[turn.Next];
        var then = time + (step.Minutes * 60_000L);
        var byMember = step.Kind is DeskStepKind.MemberReply or DeskStepKind.Reopen or DeskStepKind.RateGood or DeskStepKind.RateBad;
        then = byMember || step.Kind is DeskStepKind.Offer or DeskStepKind.Close || step.Minutes == 0 ? then : _calendar.Working(then, row);
        _turns.Enqueue(new Turn(row, ticket, steps, turn.Next + 1), (then, row));
    }

    private StoredTicket Open(int row, long time)
    {
        var topic = DeskScript.Topic(_seed, row);
        var member = _staff.Members[Dice.Pick(_seed, row, 40, _staff.Members.Count)];
        var edit = new TicketEdit
        {
            Comment = new CommentDraft(DeskTexts.Questions[topic], true, member),
            AddTags = _topicTags[topic],
        };
        edit.Set("subject", DeskTexts.Subjects[topic]).Set("requester_id", member).Set("priority", DeskScript.Priority(_seed, row))
            .Set("type", topic == 7 ? "task" : topic is 2 or 6 ? "question" : "incident").Set("group_id", _staff.Group(0));
        if (_topic is { } field)
        {
            edit.CustomFields.Add((field, DeskTexts.Topics[topic]));
        }

        var channel = DeskScript.Channel(_seed, row);
        var ticket = _account.Desk.Create(edit, new Actor(member, time, channel));
        if (channel == "voice")
        {
            _spoken.Add(ticket);
        }

        return ticket;
    }

    private readonly record struct Turn(int Row, StoredTicket? Ticket, List<DeskStep> Steps, int Next);
}
