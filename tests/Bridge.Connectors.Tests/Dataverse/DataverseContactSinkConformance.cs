using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Dataverse;

/// <summary>Members.</summary>
public sealed class DataverseContactSinkConformance : DataverseSinkConformance<Member>
{
    protected override string Kind => "contact";

    protected override TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "firstname" },
        new TargetField { Name = "lastname" },
        new TargetField { Name = "emailaddress1" },
        new TargetField { Name = "telephone1" },
        new TargetField { Name = "statecode", Type = FieldType.Flag },
        new TargetField { Name = "mls_text" },
        new TargetField { Name = "mls_date", Type = FieldType.Date },
        new TargetField { Name = "mls_number", Type = FieldType.Number },
        new TargetField { Name = "mls_choice", Type = FieldType.Choice, Choices = ["One", "Two"] },
        new TargetField { Name = "mls_list", Type = FieldType.List },
        new TargetField { Name = "mls_flag", Type = FieldType.Flag },
    ]);

    protected override string ClearableField => "telephone1";

    protected override MappedRecord NewRecord(int number) => new(Shape)
    {
        [0] = FieldValue.Text("Member"),
        [1] = FieldValue.Text($"Member {number}"),
        [2] = FieldValue.Text($"member{number}@example.test"),
        [3] = FieldValue.Text($"+1202555{number:D4}"),
        [4] = FieldValue.Flag(false),
        [5] = FieldValue.Text($"text {number}"),
        [6] = FieldValue.Date(new DateOnly(2026, 1, 31)),
        [7] = FieldValue.Number(12.5m),
        [8] = FieldValue.Text("Two"),
        [9] = FieldValue.List(["Spanish", "Polish"]),
        [10] = FieldValue.Flag(true),
    };

    protected override Task<string> SpoilAsync(int number, MappedRecord record)
    {
        record[1] = FieldValue.Text(new string('x', 51));
        return Task.FromResult("exceeded the maximum allowed length");
    }

    protected override async Task<string> PlantForeignAsync()
    {
        await PlantAsync(new { lastname = "Somebody Else", emailaddress1 = "Somebody@Example.test" });
        return "somebody@example.test";
    }
}
