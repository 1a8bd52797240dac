using System.Globalization;
using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.FirstContact;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;
using Bridge.Storage;

namespace Bridge.Host.Tests.Features.Measures.Sums;

/// <summary>First-contact resolution from rows of sums is what judging each call gives, on both sides of the border.</summary>
public sealed class FirstContactSumsTests : IDisposable
{
    private readonly CountedCalls _calls = new();

    public static TheoryData<string, string, string> Questions => CountedCalls.Questions;

    [Theory]
    [MemberData(nameof(Questions))]
    public void First_contact_resolution_from_sums_is_that_of_the_calls(string from, string to, string by)
    {
        var query = _calls.Query(from, to, by, "fcr");

        var right = OfTheCalls(query);
        var found = new FirstContacts(_calls.Store, query).Read();

        Assert.NotEmpty(right);
        Assert.Equal(right.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal), found.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public void The_day_of_the_border_is_answered_without_calls()
    {
        var day = Date(FirstBorder.DayOf(_calls.Store));
        var query = _calls.Query(day, day, "agent", "fcr");
        var right = OfTheCalls(query);

        _calls.Store.Write(connection => connection.Run("DELETE FROM visit_block"));

        Assert.Contains(right.Values, figure => figure.State == KpiState.Provisional); // the border cuts it
        Assert.Equal(right.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal), new FirstContacts(_calls.Store, query).Read().OrderBy(one => one.Key.ToString(), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2026-03-05", "2026-03-20", "queue,topic")]
    [InlineData("2026-02-25", "2026-04-12", "day,hour,agent")]
    [InlineData("2026-03-05", "2026-04-30", "queue,agent,topic")]
    public void Days_that_no_sums_tell_apart_are_answered_without_judging_again(string from, string to, string by)
    {
        var query = _calls.Query(from, to, by, "fcr");
        var right = OfTheCalls(query);

        _calls.Store.Write(connection => connection.Run("DELETE FROM visit_block"));

        Assert.NotEmpty(right);
        Assert.Equal(right.OrderBy(one => one.Key.ToString(), StringComparer.Ordinal), new FirstContacts(_calls.Store, query).Read().OrderBy(one => one.Key.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public void The_border_moves_when_a_source_falls_silent()
    {
        var before = FirstBorder.DayOf(_calls.Store);
        _calls.Store.Write(connection => connection.Run("UPDATE source SET newest = newest - 3 * 86400000"));
        var day = Date(FirstBorder.DayOf(_calls.Store));
        var query = _calls.Query(day, day, "", "fcr");
        var stale = new FirstContacts(_calls.Store, query).Read();

        Rollups.Refresh(_calls.Store, default);

        Assert.Equal(before - 3, FirstBorder.Kept(_calls.Store));
        Assert.Equal(OfTheCalls(query), stale); // another process may ask between the two
        Assert.Equal(OfTheCalls(query), new FirstContacts(_calls.Store, query).Read());
    }

    [Fact]
    public void A_caller_who_comes_back_changes_what_the_day_of_the_first_contact_tells()
    {
        var query = _calls.Query("2026-03-02", "2026-03-02", "", "fcr");
        var before = new FirstContacts(_calls.Store, query).Read().Single().Value;
        var visits = CountedCalls.Invent(new Random(3)).Where(visit => visit.OfferedAt >= new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero) && visit.OfferedAt < new DateTimeOffset(2026, 3, 3, 7, 0, 0, TimeSpan.Zero));

        _calls.Deliver([.. visits.Select(visit => visit with { SourceId = $"again {visit.SourceId}", ContactId = $"again {visit.ContactId}", OfferedAt = visit.OfferedAt.AddDays(6) })]);

        var after = new FirstContacts(_calls.Store, query).Read().Single().Value;
        Assert.True(before.Numerator > 0);
        Assert.Equal(0, after.Numerator);
        Assert.Equal(before.Denominator, after.Denominator);
    }

    public void Dispose() => _calls.Dispose();

    private static string Date(int day) => DateOnly.FromDayNumber(day + LocalSlot.Epoch).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // As it was before there were sums of it: every contact judged with those around it.
    private Dictionary<GroupKey, KpiFigure> OfTheCalls(KpiQuery query)
    {
        var calendar = _calls.Store.Calendar();
        var tallies = new Dictionary<GroupKey, FirstTally>();
        _calls.Store.Read(connection =>
        {
            JudgedContacts.Read(
                connection, calendar.FirstSlotOf(query.FirstDay), calendar.FirstSlotOf(query.LastDay + 1), TimeSpan.FromDays(7), _calls.Store.KnownUntil(), contact =>
                {
                    if (contact.Channel != _calls.Store.Words.Find(query.Channel))
                    {
                        return; // came back by another channel, and was first by none that is asked about
                    }

                    var key = GroupKey.Of(query.Dimensions, calendar.Local(VisitBlocks.SlotOf(contact.OfferedAt)), contact.Queue, contact.Agent)
                        .WithTopic(query.Dimensions, contact.Topic, _calls.Store.Words);
                    var tally = tallies.GetValueOrDefault(key) ?? new FirstTally();
                    tally.Add(contact);
                    tallies[key] = tally;
                });
            return 0;
        });
        return tallies.ToDictionary(one => one.Key, one => one.Value.Figure());
    }
}
