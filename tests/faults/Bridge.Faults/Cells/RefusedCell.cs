using System.Net;
using System.Text.Json;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;
using Bridge.Faults.Targets;

namespace Bridge.Faults.Cells;

/// <summary>The target refuses two records of a hundred; they are set aside with its own words, and a replay sends exactly them.</summary>
internal sealed class RefusedCell : ICell
{
    private const int Members = 10_000;
    private const int Asked = 5;

    /// <inheritdoc />
    public string Name => "refused";

    /// <inheritdoc />
    public bool RunsWith(string target) => FaultTarget.All.ContainsKey(target);

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Seeds.Count >= scale.Few;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        await using var stage = await run.Stages.SetAsync(new StageOptions { Members = Members, Seed = run.Seed }, cancellationToken);
        run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "offices", "--json"), 0);
        await stage.ControlAsync(stage.Crm, "faults", cancellationToken, "refuse:2%");
        run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "members", "--json"), 1);
        var letters = await SetAside.ListAsync(stage, cancellationToken);
        var evidence = await stage.EvidenceAsync(cancellationToken);
        var absent = Absent(evidence);
        run.Expect(absent.Count is > Members / 100 and < Members / 33, $"{absent.Count} of {Members} are absent, which is not two of a hundred");
        run.Fail(SetAside.Judge(letters, absent));
        run.Fail(Checker.Judge(evidence, absent));
        await (run.Stages.Target is ZendeskTarget ? CompareReasonsAsync(run, stage, letters, cancellationToken) : Task.CompletedTask);
        run.Report.Add("letters", letters.Count);

        await stage.ControlAsync(stage.Crm, "faults", cancellationToken);
        await stage.ResetStatisticsAsync(cancellationToken);
        run.ExpectExit(await stage.RunAsync(cancellationToken, "deadletters", "replay", "members", "--json"), 0);
        var counts = await stage.CountsAsync(stage.Crm, cancellationToken);
        var after = await stage.EvidenceAsync(cancellationToken);
        var due = after.Users.Where(user => absent.Contains(user.Text("external_id") ?? "")).Sum(WritesOf);
        run.Expect(counts.RecordsWritten == due, $"the replay wrote {counts.RecordsWritten} records instead of {due}");
        run.Fail(Checker.Judge(after));
        run.Fail(after.Users.Where(user => user.Number("writes") > WritesOf(user)).Take(1).Select(user => $"{user.Text("external_id")} was written more than once"));
        run.Fail(SetAside.Judge(await SetAside.ListAsync(stage, cancellationToken), new HashSet<string>()));
        run.Fail(await AfterSync.WritesNothingAsync(stage, cancellationToken));

        int WritesOf(Row user) => run.Stages.Target.WritesOfNew(user.IsTrue("suspended"));
    }

    /// <inheritdoc />
    public void Close(CellReport report) =>
        report.Notes.Add($"{report.Sums.GetValueOrDefault("letters") / report.Seeds.Count:0} of {Members} set aside and replayed");

    private static HashSet<string> Absent(Evidence evidence)
    {
        var there = evidence.Users.Select(user => user.Text("external_id") ?? "").ToHashSet(StringComparer.Ordinal);
        return [.. evidence.Members.Select(member => Checker.Origin + member.Text("key")).Where(id => !there.Contains(id))];
    }

    // The account itself is asked what it has against a record: the dead letter must say the same.
    private static async Task CompareReasonsAsync(CellRun run, Stage stage, IReadOnlyList<Row> letters, CancellationToken cancellationToken)
    {
        foreach (var letter in letters.Take(Asked))
        {
            var body = JsonSerializer.Serialize(new { user = new { name = "Asked", external_id = letter.Text("externalId") } });
            var (status, answer) = await stage.CallCrmAsync(HttpMethod.Post, "/api/v2/users/create_or_update", cancellationToken, body);
            var said = Words(JsonDocument.Parse(answer).RootElement).ToList();
            run.Expect(
                status == HttpStatusCode.UnprocessableEntity && said.Contains(letter.Text("reason") ?? ""),
                $"{letter.Text("externalId")} is set aside for '{letter.Text("reason")}', but Zendesk says {string.Join(" / ", said)}");
        }
    }

    private static IEnumerable<string> Words(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString() ?? ""],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Words(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Words),
        _ => [],
    };
}
