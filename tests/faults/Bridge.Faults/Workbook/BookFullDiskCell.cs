using System.Diagnostics;
using Bridge.Faults.Cells;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;

namespace Bridge.Faults.Workbook;

/// <summary>The disk under the workbook is full: the old file stays as it is, and all is there once there is room. Needs the right to mount.</summary>
internal sealed class BookFullDiskCell : ICell
{
    private const int Members = 5000;
    private const string TooLittle = "size=300k";
    private const string Enough = "remount,size=64m";

    /// <inheritdoc />
    public string Name => "book-full";

    /// <inheritdoc />
    public bool RunsWith(string target) => target == BookCells.Target;

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Seeds.Count >= scale.Few;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        await using var stage = await BookStage.StartAsync(run.Program, new StageOptions { Members = Members, Seed = run.Seed }, cancellationToken);
        var copy = await File.ReadAllBytesAsync(stage.File, cancellationToken);
        if (!await RunsAsync("mount", ["-t", "tmpfs", "-o", TooLittle, "tmpfs", stage.Folder], cancellationToken))
        {
            run.Report.Add("passed over", 1); // no right to mount here
            return;
        }

        try
        {
            await File.WriteAllBytesAsync(stage.File, copy, cancellationToken);
            run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "offices", "--json"), 0);
            var before = stage.Book.Hash;
            run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "members", "--json"), 3);
            run.Expect(stage.Book.Hash == before, "the workbook was changed although the disk was full");
            run.Fail(stage.Drafts());
            run.Expect(await RunsAsync("mount", ["-o", Enough, stage.Folder], cancellationToken), "the disk could not be made larger");
            run.ExpectExit(await stage.RunAsync(cancellationToken, "sync", "--json"), 0);
            run.Fail(Checker.Judge(await stage.EvidenceAsync(cancellationToken)));
            run.Fail(await stage.AfterAsync(cancellationToken));
        }
        finally
        {
            await RunsAsync("umount", [stage.Folder], CancellationToken.None);
        }
    }

    /// <inheritdoc />
    public void Close(CellReport report) => report.Notes.Add(report.Sums.GetValueOrDefault("passed over") > 0
        ? "passed over: a small disk cannot be mounted by this user"
        : "exit code 3, the old file untouched, all there once there was room");

    private static async Task<bool> RunsAsync(string program, string[] words, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true });
        if (process is null)
        {
            return false;
        }

        await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0;
    }
}
