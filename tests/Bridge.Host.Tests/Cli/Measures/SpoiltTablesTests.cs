namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>What is no table, and rows that lack a word: told so that the admin does the right thing next.</summary>
public sealed class SpoiltTablesTests : IDisposable
{
    private const string Violations = """
        version: 1
        record: violation
        source: compliance
        columns:
          violation: Case
          on: { from: Date, format: yyyy-MM-dd }
          status: { from: Outcome, values: { Notice: notice, Fined: fined } }
        """;

    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_needed_word_that_is_blank_is_told_as_blank_and_not_as_a_word_to_add()
    {
        var run = await ImportAsync(1, _folder.Write("cases.csv", "Case,Date,Outcome\n1,2026-01-05,\n2,2026-01-05,Fine\n"));

        Assert.Contains("cases.csv:2: blank: column 'Outcome' is blank, and 'status' is needed", run.Error, StringComparison.Ordinal);
        Assert.Contains("cases.csv:3: word: column 'Outcome' holds a word that the mapping does not list (Fined, Notice)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_told_as_a_folder()
    {
        var run = await ImportAsync(3, Directory.CreateDirectory(Path.Combine(_folder.Path, "exports")).FullName);

        Assert.Contains("exports is a folder, not a file.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_with_a_password_sends_nobody_to_the_letters_of_the_mapping()
    {
        var book = Path.Combine(_folder.Path, "cases.xlsx");
        await File.WriteAllBytesAsync(book, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]]);

        var run = await ImportAsync(3, book);

        Assert.Contains("is a workbook with a password or of an old form", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("latin-1", run.Error, StringComparison.Ordinal);
    }

    private Task<CliRun> ImportAsync(int exitCode, string file) =>
        _folder.RunAsync(exitCode, "import", "violations", file, "--mapping", _folder.Write("cases.yaml", Violations));
}
