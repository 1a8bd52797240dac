using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync.Planning;

namespace Bridge.Host.Tests.Features.Sync.Planning;

public sealed class BaselinesTests
{
    private static readonly TargetShape _shape = new([new TargetField { Name = "access", Type = FieldType.Flag }]);

    [Theory]
    [InlineData(null, false, false)] // the MLS does not serve the field, and no target has an empty flag
    [InlineData(null, true, true)]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(false, null, true)]
    public void A_flag_that_the_MLS_leaves_open_agrees_with_no(bool? wanted, bool? held, bool differs)
    {
        var mapped = Record(wanted);
        var state = new TargetState("mls:1", "7", Record(held));
        var after = new ulong[1];

        var baseline = Baselines.Of(mapped, mapped, [1], state);

        Assert.Equal(differs ? [0] : [], FieldComparison.Compare(mapped, baseline, after));
    }

    private static MappedRecord Record(bool? access) => new(_shape) { [0] = FieldValue.Flag(access) };
}
