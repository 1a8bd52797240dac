using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>A small shape and writes of it.</summary>
internal static class WorkbookWrites
{
    public static TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "Name" },
        new TargetField { Name = "Phone" },
        new TargetField { Name = "Joined", Type = FieldType.Date },
        new TargetField { Name = "Word", Type = FieldType.Choice, Choices = ["open", "done"] },
    ]);

    public static Write New(int number, string? name = null) => new(
        $"mls:{number}",
        new MappedRecord(Shape)
        {
            [0] = FieldValue.Text(name ?? $"Member {number}"), [1] = FieldValue.Text("+1 202 555 0100"), [2] = FieldValue.Date(new DateOnly(2020, 2, 29)), [3] = FieldValue.Text("open"),
        },
        true,
        null);

    public static Task<IReadOnlyList<WriteResult>> WriteAsync(this ISink<Member> sink, params Write[] batch) => sink.WriteAsync(batch, CancellationToken.None);

    public static async Task<TargetState> ReadAsync(this ISink<Member> sink, int number) =>
        Assert.Single(await ((IReadsBack)sink).ReadBackAsync([$"mls:{number}"], Shape, CancellationToken.None));
}
