using Bridge.ConnectorKit.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>Standings of members whom the members' route has brought before.</summary>
public sealed class WorkbookStandingSinkConformance : SinkConformance<MemberStanding>
{
    private static readonly TargetShape _members = new([new TargetField { Name = "Name" }]);
    private readonly List<WorkbookFolder> _folders = [];
    private LosingSink<MemberStanding>? _sink;

    protected override TargetShape Shape { get; } = new(
    [
        new TargetField { Name = "Standing", Type = FieldType.Choice, Choices = ["Good", "ActionNeeded", "Suspended", "Unknown"] },
    ]);

    protected override string TextField => "Standing";

    protected override string NewField => "Other text";

    protected override IReadOnlyList<string> Secrets => ["Member 1", "text 1"];

    protected override WriteOutcome FirstOutcome => WriteOutcome.Updated;

    [Fact]
    public async Task Somebody_who_is_not_there_is_refused_and_no_row_is_made()
    {
        await PrepareAsync(1);

        var results = await WriteAsync(NewWrite(1), NewWrite(2));

        Assert.Equal(WriteOutcome.Updated, results.Single(result => result.ExternalId == Id(1)).Outcome);
        var refused = results.Single(result => result.ExternalId == Id(2));
        Assert.Contains("has no row for the member", refused.Refusal?.Reason, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Nothing_of_the_member_is_touched_but_the_standing()
    {
        await PrepareAsync(1);

        await WriteAsync(NewWrite(1));

        Assert.Equal("Member 1", await FindAsync(Id(1), "Name"));
    }

    [Fact]
    public async Task The_column_has_its_four_words_and_is_locked_while_a_column_of_people_is_not()
    {
        await PrepareAsync(1);
        await WriteAsync(NewWrite(1));

        var sheet = SheetFile.Part(_folders[0].File, "xl/worksheets/sheet1.xml");

        Assert.Equal("\"Good,ActionNeeded,Suspended,Unknown\"", Assert.Single(sheet.Descendants(), one => one.Name.LocalName == "dataValidation").Value);
        Assert.Equal("1", (string?)Assert.Single(sheet.Descendants(), one => one.Name.LocalName == "sheetProtection").Attribute("sheet"));
        Assert.Equal([true, true, true, false], "ABCD".Select(letter => SheetFile.IsLocked(_folders[0].File, 1, letter - 'A')));
        Assert.True(SheetFile.IsLockedCell(_folders[0].File, 1, "C2"));
    }

    [Fact]
    public async Task A_member_and_a_standing_that_come_at_once_both_arrive()
    {
        await PrepareAsync([.. Enumerable.Range(0, 20)]);
        var connection = _folders[0].Connect(new TargetShape([.. _members.Fields, .. Shape.Fields]));
        var members = ((IOpensSink<Member>)_folders[0].Connector).OpenSink(connection, _members);
        var standings = ((IOpensSink<MemberStanding>)_folders[0].Connector).OpenSink(connection, Shape);

        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(number => new Task[]
        {
            members.WriteAsync([new Write(Id(number), new MappedRecord(_members) { [0] = FieldValue.Text($"Renamed {number}") }, false, null)], CancellationToken.None),
            standings.WriteAsync([NewWrite(number)], CancellationToken.None),
        }));

        Assert.All(Enumerable.Range(0, 20), number =>
        {
            var row = SheetFile.Rows(_folders[0].File).Single(row => row["Bridge key"] == Id(number));
            Assert.Equal(($"Renamed {number}", $"text {number}"), (row["Name"], row["Standing"]));
        });
    }

    protected override async Task<ISink<MemberStanding>> StartAsync() => _sink = new LosingSink<MemberStanding>(await StartAsync(NewFolder()));

    protected override ISink<MemberStanding> Open(TargetShape shape) => _folders[0].Open<MemberStanding>(shape);

    protected override Task StopAsync()
    {
        _folders.ForEach(folder => folder.Dispose());
        return Task.CompletedTask;
    }

    protected override Task PrepareAsync(params int[] numbers) => _folders[0].Open<Member>(_members).WriteAsync(
        [.. numbers.Select(number => new Write(Id(number), new MappedRecord(_members) { [0] = FieldValue.Text($"Member {number}") }, true, null))], CancellationToken.None);

    protected override async Task<ISink<MemberStanding>> OpenFailingAsync(FailureKind kind)
    {
        var folder = NewFolder();
        if (kind == FailureKind.Configuration)
        {
            return folder.Open<MemberStanding>(Shape); // nobody made the workbook
        }

        await StartAsync(folder);
        if (kind == FailureKind.Throttled)
        {
            await File.WriteAllTextAsync(Path.Combine(folder.Folder, "~$members.xlsx"), "Anna");
            return folder.Open<MemberStanding>(Shape);
        }

        await folder.Open<Member>(_members).WriteAsync([.. Enumerable.Range(0, 5).Select(Member)], CancellationToken.None);
        return folder.Open<MemberStanding>(Shape, new SavingJournal(() => File.SetLastWriteTimeUtc(folder.File, DateTime.UnixEpoch)));
    }

    protected override Task FailAsync(FailureKind? kind) => _folders[0].FailAsync(kind);

    protected override Task LoseAnswersAsync(bool isLosing)
    {
        _sink!.IsLosing = isLosing; // it was started
        return Task.CompletedTask;
    }

    protected override Task<int> CountAsync() => Task.FromResult(SheetFile.Rows(_folders[0].File).Count(row => row.ContainsKey("Standing") || row.ContainsKey("Name")));

    protected override Task<string?> FindAsync(string externalId, string field) => Task.FromResult(
        SheetFile.Rows(_folders[0].File).Single(row => row["Bridge key"] == externalId).GetValueOrDefault(field) is { Length: > 0 } text ? text : null);

    protected override MappedRecord NewRecord(int number) => new(Shape) { [0] = FieldValue.Text($"text {number}") };

    protected override Task<string> SpoilAsync(int number, MappedRecord record)
    {
        SheetFile.RemoveRow(_folders[0].File, 1, Id(number));
        return Task.FromResult("no row");
    }

    private static Write Member(int number) => new(Id(number), new MappedRecord(_members) { [0] = FieldValue.Text($"Member {number}") }, true, null);

    private async Task<ISink<MemberStanding>> StartAsync(WorkbookFolder folder)
    {
        await folder.StartAsync<Member>(_members);
        return await folder.StartAsync<MemberStanding>(Shape);
    }

    private WorkbookFolder NewFolder()
    {
        var folder = new WorkbookFolder();
        _folders.Add(folder);
        return folder;
    }
}
