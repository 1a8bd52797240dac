using Bridge.Core.Calls;
using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.FirstContact;
using Bridge.Host.Features.Measures.Intake;
using Bridge.Host.Features.Measures.Visits;

namespace Bridge.Host.Tests.Features.Measures;

/// <summary>What a first contact was never depends on how many days are judged at once: imports in pieces judge few, one import judges many.</summary>
public sealed class JudgedContactsTests : IDisposable
{
    private static readonly DateTimeOffset _first = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan _window = TimeSpan.FromDays(7);

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly MeasureStore _store;

    public JudgedContactsTests() => _store = MeasureStore.Open(_path);

    [Fact]
    public void A_later_visit_of_a_call_is_no_call_of_its_own_where_a_day_is_judged_alone()
    {
        var day = _first.AddDays(7);
        Deliver(
        [
            Visit("first", "1", _first.AddHours(-1.5)), Visit("first", "2", _first.AddHours(1.5)), // passed on after a long wait
            Visit("again", "3", day.AddMinutes(45)), // more than seven days after the call began, less after its second visit
        ]);

        Assert.Equal(RepeatVerdict.Resolved, Assert.Single(Judge(day, day.AddDays(1))).Verdict);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(30)]
    [InlineData(200)]
    public void Single_days_give_what_all_of_them_give(int hoursBetween)
    {
        var random = new Random(hoursBetween);
        Deliver([.. Enumerable.Range(0, 500).SelectMany(call =>
        {
            var (caller, at) = ($"{random.Next(1, 60):x16}", _first.AddMinutes(random.Next(40 * 24 * 60)));
            return Enumerable.Range(0, random.Next(1, 4)).Select(visit => Visit($"{call}", $"{call}-{visit}", at.AddMinutes(visit * random.Next(1, hoursBetween * 60))) with
            {
                CallerKey = caller,
                Outcome = random.Next(4) == 0 ? CallOutcome.AbandonedQueue : CallOutcome.Answered,
            });
        }),]);

        var whole = Judge(_first, _first.AddDays(80));
        var days = Enumerable.Range(0, 80).SelectMany(day => Judge(_first.AddDays(day), _first.AddDays(day + 1)));

        Assert.Contains(whole, contact => contact.Verdict == RepeatVerdict.NotFirst);
        Assert.Equal(whole.OrderBy(contact => contact.OfferedAt).ThenBy(contact => contact.Contact), days.OrderBy(contact => contact.OfferedAt).ThenBy(contact => contact.Contact));
    }

    public void Dispose()
    {
        _store.Dispose();
        File.Delete(_path);
    }

    private static CallVisit Visit(string contact, string id, DateTimeOffset at) => new()
    {
        Source = "test",
        SourceId = id,
        ContactId = contact,
        Inputs = CallInputs.Caller,
        Direction = CallDirection.Inbound,
        Channel = "voice",
        CallerKey = "000000000000000a",
        OfferedAt = at,
        Outcome = CallOutcome.Answered,
    };

    private void Deliver(List<CallVisit> visits)
    {
        var intake = new VisitIntake(_store, refusal => Assert.Fail(refusal.ToString()));
        visits.ForEach(intake.Add);
        intake.Flush();
    }

    private List<JudgedContact> Judge(DateTimeOffset from, DateTimeOffset until) => _store.Read(connection =>
    {
        var contacts = new List<JudgedContact>();
        JudgedContacts.Read(
            connection, VisitBlocks.SlotOf(from.ToUnixTimeMilliseconds()), VisitBlocks.SlotOf(until.ToUnixTimeMilliseconds()), _window, long.MaxValue, contacts.Add);
        return contacts;
    });
}
