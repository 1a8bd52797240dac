using System.Text.Json.Nodes;
using Bridge.Sandbox.Desk;
using Bridge.Sandbox.Freshdesk.Api;
using Bridge.Sandbox.Freshdesk.Store;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Reso.Data.Generator;

namespace Bridge.Sandbox.Freshdesk.Generator;

/// <summary>Makes up a help desk's past: members who ask, agents who answer, hand over and solve, ratings of some.</summary>
/// <remarks>The same seed gives the members the names and addresses they have in the stand-in MLS, and the same tickets.</remarks>
/// <param name="account">The account.</param>
/// <param name="seed">Seed of all chance.</param>
internal sealed class TicketBuilder(FreshdeskAccount account, int seed)
{
    private const int Resolved = 4;
    private const int Closed = 5;
    private static readonly int[] _ratings = [103, 103, 103, 102, 101, 100, -101, -103];
    private static readonly int[] _channels = [1, 1, 2, 3, 3, 3, 7];
    private readonly TicketDesk _desk = new(account);
    private readonly Random _random = new(seed);

    /// <summary>Makes the contacts of the members and their tickets.</summary>
    public void Build()
    {
        lock (account.Gate)
        {
            var contacts = Contacts();
            var now = account.Second;
            var span = TimeSpan.FromDays(account.Options.Days);
            for (var number = 0; number < account.Options.Tickets; number++)
            {
                Ticket(contacts[_random.Next(contacts.Count)], Whole(now - span + (span * number / account.Options.Tickets)), now);
            }
        }
    }

    private List<long> Contacts()
    {
        var writes = new ContactWrites(account);
        var rows = new MemberRows(new World(new ResoSandboxOptions { Members = account.Options.Members }, (ulong)seed * 0x9E3779B97F4A7C15UL, ""));
        return [.. Enumerable.Range(0, account.Options.Members).Select(row => writes.Plant(new JsonObject
        {
            ["name"] = rows.Full(row), ["email"] = rows.Email(row), ["phone"] = rows.DirectPhone(row), ["unique_external_id"] = $"mls:{rows.Key(row)}", ["active"] = true,
        }).Id)];
    }

    private void Ticket(long requester, DateTimeOffset at, DateTimeOffset now)
    {
        var topic = Topic();
        var agent = account.Agents.All.ElementAt(_random.Next(account.Agents.Count)).Id;
        var ticket = _desk.Open(
            new JsonObject
            {
                ["subject"] = DeskTexts.Subjects[topic], ["description"] = DeskTexts.Questions[topic], ["type"] = "Question",
                ["source"] = _channels[_random.Next(_channels.Length)], ["tags"] = new JsonArray(DeskTexts.Topics[topic]),
                ["group_id"] = account.Groups.All.First().Id, ["responder_id"] = agent,
            },
            requester,
            at);
        var answered = at + Hours(0.1, 8);
        if (answered < now)
        {
            _desk.Say(ticket, DeskTexts.Answers[topic], agent, false, false, 0, answered);
            Finish(ticket, agent, answered, now);
        }
    }

    private void Finish(Row ticket, long agent, DateTimeOffset at, DateTimeOffset now)
    {
        var escalated = at + Hours(0.5, 12);
        if (escalated < now && _random.NextDouble() < 0.15)
        {
            at = escalated;
            _desk.Say(ticket, DeskTexts.Escalated, agent, true, false, 2, at);
            TicketDesk.Change(ticket, new JsonObject { ["group_id"] = account.Groups.All.ElementAt(1).Id }, at);
        }

        var solved = at + Hours(0.1, 30);
        if (solved >= now || _random.NextDouble() < 0.05)
        {
            TicketDesk.Change(ticket, new JsonObject { ["status"] = 3 }, at);
            return;
        }

        TicketDesk.Change(ticket, new JsonObject { ["status"] = Resolved }, solved);
        if (_random.NextDouble() < 0.3)
        {
            _desk.Rate(ticket, new JsonObject { ["default_question"] = _ratings[_random.Next(_ratings.Length)] }, _random.NextDouble() < 0.3 ? DeskTexts.Thanks : null, solved + TimeSpan.FromHours(1));
        }

        if (solved.AddDays(3) < now)
        {
            TicketDesk.Change(ticket, new JsonObject { ["status"] = Closed }, solved.AddDays(3));
        }
    }

    private int Topic()
    {
        var at = _random.Next(100);
        var topic = 0;
        while (topic < DeskTexts.Shares.Length - 1 && at >= DeskTexts.Shares[topic])
        {
            at -= DeskTexts.Shares[topic++];
        }

        return topic;
    }

    private TimeSpan Hours(double least, double most) => TimeSpan.FromSeconds(Math.Floor((least + (_random.NextDouble() * (most - least))) * 3600));

    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
