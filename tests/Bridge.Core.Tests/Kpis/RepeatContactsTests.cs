using Bridge.Core.Kpis.Calls;

namespace Bridge.Core.Tests.Kpis;

public class RepeatContactsTests
{
    private const double Known = 100;

    [Fact]
    public void A_chain_counts_once_and_its_first_contact_is_not_resolved() =>
        Assert.Equal(
            [RepeatVerdict.Unresolved, RepeatVerdict.NotFirst, RepeatVerdict.NotFirst, RepeatVerdict.Resolved],
            Judge(At(0), At(6), At(12), At(20)));

    [Fact]
    public void Exactly_the_window_is_within_it() =>
        Assert.Equal([RepeatVerdict.Unresolved, RepeatVerdict.NotFirst], Judge(At(0), At(7)));

    [Fact]
    public void Another_topic_or_caller_is_no_repeat() =>
        Assert.Equal(
            [RepeatVerdict.Resolved, RepeatVerdict.Resolved, RepeatVerdict.Resolved],
            Judge(At(0), At(1) with { Topic = 2 }, At(1) with { Caller = 2 }));

    [Fact]
    public void An_attempt_that_was_answered_within_half_an_hour_is_part_of_that_contact() =>
        Assert.Equal(
            [RepeatVerdict.NotFirst, RepeatVerdict.Resolved],
            Judge(At(0) with { IsAnswered = false }, At(30.0 / 1440)));

    [Fact]
    public void An_attempt_that_nobody_answered_is_a_first_contact_that_failed() =>
        Assert.Equal([RepeatVerdict.Unresolved, RepeatVerdict.NotFirst], Judge(At(0) with { IsAnswered = false }, At(1)));

    [Fact]
    public void What_is_younger_than_the_window_is_not_yet_known() =>
        Assert.Equal([RepeatVerdict.Immature, RepeatVerdict.Resolved], Judge(At(Known - 6.9), At(Known - 7) with { Caller = 2 }));

    [Fact]
    public void A_caller_who_is_not_known_does_not_count() =>
        Assert.Equal([RepeatVerdict.Unidentified], Judge(At(0) with { Caller = 0 }));

    private static RepeatContact At(double day) => new(1, 1, (long)(day * 86_400_000), true);

    private static IReadOnlyList<RepeatVerdict> Judge(params IReadOnlyList<RepeatContact> contacts)
    {
        var verdicts = RepeatContacts.Judge(contacts, TimeSpan.FromDays(7), (long)(Known * 86_400_000));
        var backwards = RepeatContacts.Judge([.. contacts.Reverse()], TimeSpan.FromDays(7), (long)(Known * 86_400_000));
        Assert.Equal(verdicts, backwards.Reverse());
        return verdicts;
    }
}
