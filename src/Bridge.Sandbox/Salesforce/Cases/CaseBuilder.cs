using System.Text.Json;
using Bridge.Sandbox.Desk;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Reso.Data.Generator;
using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Cases;

/// <summary>Makes up the past of a help desk: members who ask, a representative who takes, answers, hands over and closes.</summary>
/// <remarks>The same seed gives the members the names and addresses they have in the stand-in MLS, and the same cases.</remarks>
/// <param name="org">The org; it has the key fields.</param>
/// <param name="seed">Seed of all chance.</param>
internal sealed class CaseBuilder(SalesforceOrg org, int seed)
{
    private static readonly string[] _origins = ["Phone", "Phone", "Phone", "Email", "Email", "Web"];
    private readonly Random _random = new(seed);

    /// <summary>Makes contacts and cases; each step is written as a real one is, at its time.</summary>
    public void Build()
    {
        lock (org.Gate)
        {
            var (bridge, agent) = (org.UserId(org.Options.UserName), org.UserId(org.Options.RepresentativeUserName));
            var now = org.Second;
            var span = TimeSpan.FromDays(org.Options.Days);
            var rows = new MemberRows(new World(new ResoSandboxOptions { Members = org.Options.Members }, (ulong)seed * 0x9E3779B97F4A7C15UL, ""));
            var contacts = Enumerable.Range(0, org.Options.Members).Select(row => Write("Contact", null, now - span, bridge, new
            {
                LastName = rows.Full(row), Email = rows.Email(row), Phone = rows.DirectPhone(row), MLS_Key__c = $"mls:{rows.Key(row)}",
            })).ToList();
            for (var number = 0; number < org.Options.Cases; number++)
            {
                Live(contacts[_random.Next(contacts.Count)], now - span + (span * number / org.Options.Cases), now, agent);
            }

            org.Pinned = null;
        }
    }

    private void Live(string contact, DateTimeOffset at, DateTimeOffset now, string agent)
    {
        var topic = Topic();
        var id = Write("Case", null, at, agent, new
        {
            ContactId = contact, Subject = DeskTexts.Subjects[topic], Description = DeskTexts.Questions[topic], Type = DeskTexts.Topics[topic],
            Origin = _origins[_random.Next(_origins.Length)], OwnerId = org.Cases.QueueId(org.Options.Queues[0]),
        });
        Step(ref at, 0.05, 2, now, when => Write("Case", id, when, agent, new { OwnerId = agent, Status = "Working" }));
        Step(ref at, 0.05, 4, now, when => Write("CaseComment", null, when, agent, new { ParentId = id, CommentBody = DeskTexts.Answers[topic], IsPublished = true }));
        if (_random.NextDouble() < 0.2)
        {
            Step(ref at, 0.2, 12, now, when => Write("Case", id, when, agent, new { OwnerId = org.Cases.QueueId(org.Options.Queues[1]), Status = "Escalated" }));
            Step(ref at, 0.5, 20, now, when => Write("Case", id, when, agent, new { OwnerId = agent }));
        }

        Step(ref at, 0.1, 24, now, when => Write("Case", id, when, agent, new { Status = "Solved" }));
        if (_random.NextDouble() < 0.07)
        {
            Step(ref at, 1, 30, now, when => Write("Case", id, when, agent, new { Status = "Working" }));
            Step(ref at, 0.5, 8, now, when => Write("Case", id, when, agent, new { Status = "Solved" }));
        }

        Step(ref at, 72, 96, now, when => Write("Case", id, when, agent, new { Status = "Closed" }));
    }

    // What would lie in the future does not happen, and neither does anything behind it.
    private void Step(ref DateTimeOffset at, double least, double most, DateTimeOffset now, Action<DateTimeOffset> write)
    {
        at += TimeSpan.FromHours(least + (_random.NextDouble() * (most - least)));
        if (at < now)
        {
            write(at);
        }
    }

    private string Write(string type, string? id, DateTimeOffset at, string user, object fields)
    {
        org.Pinned = at;
        var table = org.Table(type)!; // standard objects
        var all = table.Type.Fields.Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var outcome = org.Writer.Write(
            table, id is null ? null : table.Find(id), JsonSerializer.SerializeToElement(fields), new WriteContext(user, new UserRights(all, all), AllowsDuplicates: true));
        return outcome.Id ?? throw new InvalidOperationException($"The invented record was refused: {outcome.Faults[0].Message}.");
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
}
