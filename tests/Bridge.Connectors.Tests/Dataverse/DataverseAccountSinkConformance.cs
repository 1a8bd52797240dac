using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Dataverse;

/// <summary>Offices.</summary>
public sealed class DataverseAccountSinkConformance : DataverseSinkConformance<Office>
{
    protected override string Kind => "account";

    protected override TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "name" },
        new TargetField { Name = "mls_text" },
        new TargetField { Name = "address1_city" },
        new TargetField { Name = "statecode", Type = FieldType.Flag },
    ]);

    protected override string ClearableField => "address1_city";

    protected override MappedRecord NewRecord(int number) => new(Shape)
    {
        [0] = FieldValue.Text($"Office {number}"),
        [1] = FieldValue.Text($"text {number}"),
        [2] = FieldValue.Text("Springfield"),
        [3] = FieldValue.Flag(false),
    };

    protected override Task<string> SpoilAsync(int number, MappedRecord record)
    {
        record[0] = FieldValue.Text(new string('x', 161));
        return Task.FromResult("exceeded the maximum allowed length");
    }

    protected override async Task<string> PlantForeignAsync()
    {
        await PlantAsync(new { name = "Somebody Else" });
        return "somebody else";
    }
}
