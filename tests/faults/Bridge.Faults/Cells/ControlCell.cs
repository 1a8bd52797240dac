using System.Text.Json;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;

namespace Bridge.Faults.Cells;

/// <summary>Plants faults behind the bridge's back: a checker that does not see each of them proves nothing.</summary>
internal sealed class ControlCell : ICell
{
    private const int Members = 300;

    /// <inheritdoc />
    public string Name => "control";

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Seeds.Count >= 1;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        await SeesAsync(run, "a lost user", "member lost: 1", (stage, user) => DeleteAsync(stage, user, cancellationToken), cancellationToken);
        await SeesAsync(run, "a user made anew", "member doubled: 1", async (stage, user) =>
        {
            await DeleteAsync(stage, user, cancellationToken);
            await PlantAsync(stage, user, user.Text("external_id"), cancellationToken);
        }, cancellationToken);
        await SeesAsync(
            run, "a double under another id", "member doubled under another id: 1",
            (stage, user) => PlantAsync(stage, user, "mlz:other", cancellationToken), cancellationToken);
        await SeesAsync(
            run, "a user of nobody", "member nobody asked for: 1",
            (stage, user) => PlantAsync(stage, user, "mls:nobody", cancellationToken), cancellationToken);
        await SeesAsync(
            run, "an edited value", "member not the newest: 1",
            (stage, user) => EditAsync(stage, user, """{"name":"Somebody Else"}""", cancellationToken), cancellationToken);
        await SeesAsync(
            run, "an edited field", "member not the newest: 1",
            (stage, user) => EditAsync(stage, user, """{"user_fields":{"mls_mobile":"+12025550100"}}""", cancellationToken), cancellationToken);
        await SeesRepeatsAsync(run, cancellationToken);
        await SeesEarlyCallsAsync(run, cancellationToken);
        await SeesDroppedLettersAsync(run, cancellationToken);
    }

    /// <inheritdoc />
    public void Close(CellReport report) =>
        report.Notes.Add($"{report.Sums.GetValueOrDefault("seen"):0} of {report.Sums.GetValueOrDefault("planted"):0} planted faults were seen");

    private static async Task SeesAsync(
        CellRun run, string what, string finding, Func<Stage, Row, Task> plant, CancellationToken cancellationToken)
    {
        await using var stage = await SyncedAsync(run, cancellationToken);
        var clean = Checker.Judge(await stage.EvidenceAsync(cancellationToken));
        run.Fail(clean.Select(found => $"before anything was planted: {found}"));
        var users = (await stage.EvidenceAsync(cancellationToken)).Users;
        await plant(stage, users[new Random(run.Seed).Next(users.Count)]);
        Seen(run, what, Checker.Judge(await stage.EvidenceAsync(cancellationToken)), finding);
    }

    // A bridge without its store knows nothing of what it sent: every record goes out again.
    private static async Task SeesRepeatsAsync(CellRun run, CancellationToken cancellationToken)
    {
        await using var stage = await SyncedAsync(run, cancellationToken);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(stage.StorePath)!, "bridge.db*")) // the store lies in the stage's folder
        {
            File.Delete(file);
        }

        Seen(run, "a forgotten store", await AfterSync.WritesNothingAsync(stage, cancellationToken), "records that had not changed");
        var counts = await stage.CountsAsync(stage.Crm, cancellationToken);
        Seen(run, "records written again", counts.UnchangedRewrites > 0 ? ["rewritten"] : [], "rewritten");
    }

    private static async Task SeesEarlyCallsAsync(CellRun run, CancellationToken cancellationToken)
    {
        await using var stage = await SyncedAsync(run, cancellationToken);
        await stage.ControlAsync(stage.Crm, "faults", cancellationToken, "limit:1/10s");
        for (var call = 0; call < 3; call++)
        {
            _ = await stage.CallCrmAsync(HttpMethod.Get, "/api/v2/users/me", cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken); // calls already on their way are forgiven
        }

        Seen(run, "an ignored Retry-After", await AfterSync.HeldBackAsync(stage, cancellationToken), "before Retry-After");
    }

    private static async Task SeesDroppedLettersAsync(CellRun run, CancellationToken cancellationToken)
    {
        await using var stage = await run.Stages.SetAsync(new StageOptions { Members = Members, Seed = run.Seed }, cancellationToken);
        await stage.ControlAsync(stage.Crm, "faults", cancellationToken, "refuse:5%");
        run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "members", "--json"), 1);
        var letters = await SetAside.ListAsync(stage, cancellationToken);
        var ids = letters.Select(letter => letter.Text("externalId") ?? "").ToHashSet();
        _ = await stage.RunAsync(cancellationToken, "deadletters", "drop", letters[0].Text("id") ?? "");
        Seen(run, "a dropped dead letter", SetAside.Judge(await SetAside.ListAsync(stage, cancellationToken), ids), "refused, but not set aside: 1");
    }

    private static async Task<Stage> SyncedAsync(CellRun run, CancellationToken cancellationToken)
    {
        var stage = await run.Stages.SetAsync(new StageOptions { Members = Members, Seed = run.Seed }, cancellationToken);
        run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "--json"), 0);
        return stage;
    }

    private static async Task DeleteAsync(Stage stage, Row user, CancellationToken cancellationToken) =>
        _ = await stage.CallCrmAsync(HttpMethod.Delete, $"/api/v2/users/{user.Text("id")}", cancellationToken);

    private static Task PlantAsync(Stage stage, Row user, string? externalId, CancellationToken cancellationToken) =>
        stage.ControlAsync(stage.Crm, "users", cancellationToken, JsonSerializer.Serialize(new
        {
            name = user.Text("name"),
            external_id = externalId,
            user_fields = new { mls_key = externalId == "mls:nobody" ? "nobody" : user.Text("user_fields.mls_key") },
        }));

    private static Task EditAsync(Stage stage, Row user, string fields, CancellationToken cancellationToken) => stage.ControlAsync(
        stage.Crm, $"edit?external_id={Uri.EscapeDataString(user.Text("external_id") ?? "")}", cancellationToken, fields);

    private static void Seen(CellRun run, string what, IReadOnlyList<string> findings, string expected)
    {
        var isSeen = findings.Any(finding => finding.Contains(expected, StringComparison.Ordinal));
        run.Report.Add("planted", 1);
        run.Report.Add("seen", isSeen ? 1 : 0);
        run.Expect(isSeen, $"planted {what}, but the checker said: {string.Join("; ", findings.DefaultIfEmpty("nothing"))}");
    }
}
