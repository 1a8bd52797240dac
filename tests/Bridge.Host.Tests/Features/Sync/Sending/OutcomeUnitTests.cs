using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Features.Sync.Sending;
using Bridge.Host.Storage;

namespace Bridge.Host.Tests.Features.Sync.Sending;

public sealed class OutcomeUnitTests
{
    private static readonly TargetShape _shape = new([.. new[] { "a", "b", "c" }.Select(name => new TargetField { Name = name })]);

    [Fact]
    public void A_record_that_a_target_made_of_a_change_is_set_aside_and_only_the_change_counts_as_sent()
    {
        var unit = new OutcomeUnit<Member>(RecordKinds.Member);

        unit.Add(Change(isWhole: false), new WriteResult("mls:1", WriteOutcome.Created, "8"));

        var commit = unit.ToCommit();
        var link = Assert.Single(commit.Links);
        Assert.Equal("8", link.TargetId);
        Assert.Equal([0UL, 22UL, 0UL], link.Fields);
        Assert.Equal("MadeAnew", Assert.Single(commit.SetAside).Refusal.Code);
        Assert.Empty(commit.Released);
    }

    [Theory]
    [InlineData(true, WriteOutcome.Created)]
    [InlineData(false, WriteOutcome.Updated)]
    public void What_was_sent_whole_or_was_there_counts_as_sent_with_all_its_fields(bool isWhole, WriteOutcome outcome)
    {
        var unit = new OutcomeUnit<Member>(RecordKinds.Member);

        unit.Add(Change(isWhole), new WriteResult("mls:1", outcome, "8"));

        var commit = unit.ToCommit();
        Assert.Equal([11UL, 22UL, 33UL], Assert.Single(commit.Links).Fields);
        Assert.Empty(commit.SetAside);
        Assert.Equal(["mls:1"], commit.Released);
    }

    private static PlannedChange Change(bool isWhole) => new()
    {
        ExternalId = "mls:1",
        Kind = ChangeKind.Update,
        Why = "The phone changed.",
        Write = new Write("mls:1", new MappedRecord(_shape), false, "7") { IsWhole = isWhole },
        After = new Link("mls:1", "7", 1, [11, 22, 33], null, false),
        Changed = [1],
    };
}
