using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>Making the workbook, its sheets and columns.</summary>
public sealed class WorkbookProvisioningTests : IDisposable
{
    private readonly WorkbookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_plan_names_every_column_and_makes_nothing()
    {
        var steps = await ((IProvisions)_folder.Open<Member>(WorkbookWrites.Shape)).PlanAsync(WorkbookWrites.Shape, CancellationToken.None);

        Assert.Equal(WorkbookWrites.Shape.Fields, steps.Select(step => step.Field));
        Assert.All(steps, step => Assert.Equal(ProvisionAction.Create, step.Action));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Folder));
    }

    [Fact]
    public async Task Both_sheets_come_into_one_workbook_and_a_second_time_changes_nothing()
    {
        await _folder.StartAsync<Office>(WorkbookWrites.Shape);
        var sink = (IProvisions)await _folder.StartAsync<Member>(WorkbookWrites.Shape);
        var before = await File.ReadAllBytesAsync(_folder.File);

        var steps = await sink.PlanAsync(WorkbookWrites.Shape, CancellationToken.None);
        await sink.ApplyAsync(steps[0], CancellationToken.None);

        Assert.All(steps, step => Assert.Equal(ProvisionAction.Keep, step.Action));
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File));
        Assert.Equal(["Offices", "Members"], SheetFile.Part(_folder.File, "xl/workbook.xml").Descendants().Where(one => one.Name.LocalName == "sheet").Select(one => (string?)one.Attribute("name")));
    }

    [Fact]
    public async Task Words_of_the_mapping_become_a_list_to_choose_from()
    {
        await _folder.StartAsync<Member>(WorkbookWrites.Shape);

        var list = Assert.Single(SheetFile.Part(_folder.File, "xl/worksheets/sheet1.xml").Descendants(), one => one.Name.LocalName == "dataValidation");

        Assert.Equal("\"open,done\"", list.Value);
        Assert.Equal("E2:E1048576", (string?)list.Attribute("sqref"));
    }

    [Fact]
    public async Task A_later_column_stands_behind_the_others_in_the_table_and_rows_stay()
    {
        var sink = await _folder.StartAsync<Member>(WorkbookWrites.Shape);
        await sink.WriteAsync(WorkbookWrites.New(1));
        var wider = new TargetShape([.. WorkbookWrites.Shape.Fields, new TargetField { Name = "City" }]);

        var steps = await ((IProvisions)sink).PlanAsync(wider, CancellationToken.None);
        await ((IProvisions)sink).ApplyAsync(steps[^1], CancellationToken.None);

        Assert.Equal(ProvisionAction.Create, steps[^1].Action);
        var table = SheetFile.Part(_folder.File, "xl/tables/table1.xml");
        Assert.Equal("A1:F2", (string?)table.Root?.Attribute("ref"));
        Assert.Equal(["Bridge key", "Name", "Phone", "Joined", "Word", "City"], table.Descendants().Where(one => one.Name.LocalName == "tableColumn").Select(one => (string?)one.Attribute("name")));
        Assert.Equal("Member 1", Assert.Single(SheetFile.Rows(_folder.File))["Name"]);
    }
}
