namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>A list of changes without ids that is imported again after it was corrected.</summary>
public sealed class MemberCorrectionTests : IDisposable
{
    private const string Mapping = """
        version: 1
        record: member
        source: roster
        columns: { member: M, on: { from: D, format: yyyy-MM-dd }, change: { from: W, values: { in: joined, out: left } }, reason: R }
        """;

    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Retired", "Moved")]
    [InlineData("Moved", "Retired")]
    public async Task The_reason_that_was_imported_last_restates_the_one_before(string first, string corrected)
    {
        foreach (var reason in new[] { first, corrected })
        {
            await _folder.RunAsync(0, "import", "members", _folder.Write("members.csv", $"M,D,W,R\n1,2026-03-01,in,\n1,2026-03-05,out,{reason}\n"), "--mapping", _folder.Write("members.yaml", Mapping));
        }

        var lost = await _folder.AskAsync("--kpi", "membersLost", "--by", "reason");

        Assert.Equal(new() { [corrected + "/membersLost"] = ("ok", 1) }, lost);
    }
}
