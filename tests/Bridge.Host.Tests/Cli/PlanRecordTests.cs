using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Host.Cli.Plan;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Mapping.Fingerprints;

namespace Bridge.Host.Tests.Cli;

public sealed class PlanRecordTests
{
    private static readonly TargetShape _shape = new([new TargetField { Name = "mls_type", Type = FieldType.Choice }]);

    [Theory]
    [InlineData(true, "   (no longer in the CRM's list)")]
    [InlineData(false, "   (changed in the CRM)")]
    public void A_value_that_the_list_lost_is_not_told_as_a_change_that_somebody_made(bool isUnlisted, string words)
    {
        var held = new MappedRecord(_shape) { [0] = FieldValue.Text("100000003") };
        var field = new ComparedField(_shape.Fields[0], held[0], FieldValue.Text("Broker"), Fingerprint.Of(FieldValue.Text("Broker"))) { IsUnlisted = isUnlisted };
        var change = new PlannedChange { ExternalId = "mls:1", Kind = ChangeKind.Update, Why = "The target differs from the MLS." };
        using var output = new StringWriter();
        var record = new PlanRecord(new PlanLines(output, isTerminal: false), isBounded: true);

        record.Write(new ComparedChange(change, IsRead: true, new TargetState("mls:1", "c1", held), [field with { LastSent = 7 }]));

        Assert.Contains($"100000003 -> Broker{words}", output.ToString(), StringComparison.Ordinal);
        Assert.Equal((isUnlisted, !isUnlisted), (record.HasUnlisted, record.HasDrift));
    }
}
