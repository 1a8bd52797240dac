using Bridge.Audit;
using Bridge.Core.Egress;
using Bridge.Host.Features.Egress;

namespace Bridge.Host.Tests.Features.Egress;

public class EgressTotalsTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var entry = new EgressEntry("crm", "PUT /api/v2/users/update_many", ["users", "external_id"], 4151);

        var read = EgressText.Read(EgressText.Write(entry));

        Assert.NotNull(read);
        Assert.Equal((entry.Connection, entry.Call, entry.Bytes), (read.Connection, read.Call, read.Bytes));
        Assert.Equal(entry.Names, read.Names);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sums of all accounts")]
    [InlineData("crm POST /x, many bytes: a")]
    public void A_text_of_another_kind_is_none(string? what) => Assert.Null(EgressText.Read(what));

    [Fact]
    public void Calls_of_a_kind_are_summed_and_refused_ones_did_not_leave()
    {
        var totals = EgressTotals.Of(
        [
            Record(EgressText.Action, "crm POST /a, 10 bytes: x y", "done"),
            Record(EgressText.Action, "crm POST /b, 1 bytes: z", "done"),
            Record(EgressText.Action, "crm POST /a, 5 bytes: y w", "done"),
            Record(EgressText.Action, "crm POST /a, 900 bytes: amount", "refused"),
            Record("card.removed", "name: number", "done"),
        ]);

        Assert.Equal([("/a", 2, 15L), ("/b", 1, 1L)], totals.Select(total => (total.Call[5..], total.Calls, total.Bytes)));
        Assert.Equal(["x", "y", "w"], totals[0].Names);
    }

    private static AuditRecord Record(string action, string what, string outcome) =>
        new(1, DateTimeOffset.UnixEpoch, "bridge", action, what, null, null, outcome, null);
}
