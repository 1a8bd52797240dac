using Bridge.ConnectorKit.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>The hooks that are the same for both sheets.</summary>
public abstract class WorkbookSinkConformance<T> : OwningSinkConformance<T>
    where T : IRecord
{
    private readonly List<WorkbookFolder> _folders = [];
    private LosingSink<T>? _sink;

    protected override string TextField => "Text";

    protected override string NewField => "Other text";

    protected override string ClearableField => "Phone";

    protected override string DepartedField => "Departed";

    protected override bool TakesCensus => false;

    protected override IReadOnlyList<string> Secrets => ["Member 1", "Office 1", "text 1"];

    private string File => _folders[0].File;

    protected override async Task<ISink<T>> StartAsync() => _sink = new LosingSink<T>(await NewFolder().StartAsync<T>(Shape));

    protected override ISink<T> Open(TargetShape shape) => _folders[0].Open<T>(shape);

    protected override Task StopAsync()
    {
        _folders.ForEach(folder => folder.Dispose());
        return Task.CompletedTask;
    }

    protected override async Task<ISink<T>> OpenFailingAsync(FailureKind kind)
    {
        var folder = NewFolder();
        if (kind == FailureKind.Configuration)
        {
            return folder.Open<T>(Shape); // nobody made the workbook
        }

        await folder.StartAsync<T>(Shape);
        if (kind == FailureKind.Throttled)
        {
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder.Folder, "~$members.xlsx"), "Anna");
            return folder.Open<T>(Shape);
        }

        return folder.Open<T>(Shape, new SavingJournal(() => System.IO.File.SetLastWriteTimeUtc(folder.File, DateTime.UnixEpoch)));
    }

    protected override Task FailAsync(FailureKind? kind) => _folders[0].FailAsync(kind);

    protected override Task LoseAnswersAsync(bool isLosing)
    {
        _sink!.IsLosing = isLosing; // it was started
        return Task.CompletedTask;
    }

    protected override Task<int> CountAsync() => Task.FromResult(SheetFile.Rows(File).Count);

    protected override Task<string?> FindAsync(string externalId, string field) => Task.FromResult(
        SheetFile.Rows(File).Single(row => row["Bridge key"] == externalId).GetValueOrDefault(field) is { Length: > 0 } text ? text : null);

    protected override Task<string> SpoilAsync(int number, MappedRecord record)
    {
        record[Shape.IndexOf(TextField)] = FieldValue.Text(new string('x', 32_768));
        return Task.FromResult("longer than");
    }

    protected override Task DeleteAsync(string externalId)
    {
        new Person(File).Delete(typeof(T) == typeof(Member) ? "Members" : "Offices", externalId);
        return Task.CompletedTask;
    }

    protected override Task<string> PlantForeignAsync() => Task.FromResult("");

    private WorkbookFolder NewFolder()
    {
        var folder = new WorkbookFolder();
        _folders.Add(folder);
        return folder;
    }
}

/// <summary>Members.</summary>
public sealed class WorkbookMemberSinkConformance : WorkbookSinkConformance<Member>
{
    protected override TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "Name" },
        new TargetField { Name = "Phone" },
        new TargetField { Name = "Text" },
        new TargetField { Name = "Departed", Type = FieldType.Flag },
        new TargetField { Name = "Joined", Type = FieldType.Date },
        new TargetField { Name = "Number", Type = FieldType.Number },
        new TargetField { Name = "Word", Type = FieldType.Choice, Choices = ["one", "two"] },
        new TargetField { Name = "Languages", Type = FieldType.List },
    ]);

    protected override MappedRecord NewRecord(int number) => new(Shape)
    {
        [0] = FieldValue.Text($"Member {number}"),
        [1] = FieldValue.Text($"+1202555{number:D4}"),
        [2] = FieldValue.Text($"text {number}"),
        [3] = FieldValue.Flag(false),
        [4] = FieldValue.Date(new DateOnly(2026, 1, 31)),
        [5] = FieldValue.Number(12.5m),
        [6] = FieldValue.Text("two"),
        [7] = FieldValue.List(["English", "Spanish"]),
    };
}

/// <summary>Offices.</summary>
public sealed class WorkbookOfficeSinkConformance : WorkbookSinkConformance<Office>
{
    protected override TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "Name" },
        new TargetField { Name = "Phone" },
        new TargetField { Name = "Text" },
        new TargetField { Name = "Departed", Type = FieldType.Flag },
    ]);

    protected override MappedRecord NewRecord(int number) => new(Shape)
    {
        [0] = FieldValue.Text($"Office {number}"),
        [1] = FieldValue.Text($"+1202555{number:D4}"),
        [2] = FieldValue.Text($"text {number}"),
        [3] = FieldValue.Flag(false),
    };
}
