using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Mapping.Tests.Reso;

public sealed class StateReasonsTests
{
    [Theory]
    [InlineData("Active", "Active")]
    [InlineData("Suspended", "Suspended")]
    [InlineData("Suspended: non-payment", "Suspended")]
    [InlineData("Suspended for non payment of dues", "Suspended")]
    [InlineData("SUSPENDED (unpaid invoice)", "SUSPENDED")]
    [InlineData("Inactive - past due", "Inactive")]
    [InlineData("Terminated/Collections", "Terminated")]
    [InlineData("Inactive\u2014delinquent balance", "Inactive")]
    [InlineData("On leave, retired", "On leave, retired")]
    [InlineData("Designated REALTOR Participant", "Designated REALTOR Participant")]
    [InlineData("Non Member/Vendor", "Non Member/Vendor")]
    public void A_state_loses_the_reason_that_speaks_of_money_and_keeps_the_rest(string state, string kept)
    {
        Assert.Equal(kept, new StateReasons().Without(state));
    }

    [Theory]
    [InlineData("Delinquent")]
    [InlineData("Non-payment")]
    [InlineData("Past due")]
    [InlineData("")]
    [InlineData(null)]
    public void A_state_that_is_nothing_but_such_a_reason_is_blank(string? state)
    {
        Assert.True(string.IsNullOrEmpty(new StateReasons().Without(state)));
    }

    [Fact]
    public void What_is_kept_never_speaks_of_money_whatever_is_put_around_it()
    {
        string[] reasons = ["non-payment", "unpaid dues", "past due", "balance owed", "collections", "NSF check", "invoice 17"];
        string[] joints = [": ", " - ", " for ", " due to ", " (", "/", ", because of ", "_"];
        var states = new StateReasons();

        foreach (var text in reasons.SelectMany(reason => joints.Select(joint => $"Suspended{joint}{reason}")))
        {
            var kept = states.Without(text);

            Assert.True(kept is null || FinanceVocabulary.FindInText(kept) is null, text);
        }
    }

    [Fact]
    public void A_feed_with_a_new_state_in_every_record_is_read_all_the_same()
    {
        var states = new StateReasons();

        for (var number = 0; number < 2_000; number++)
        {
            Assert.Equal($"Local state {number}", states.Without($"Local state {number}"));
        }
    }
}
