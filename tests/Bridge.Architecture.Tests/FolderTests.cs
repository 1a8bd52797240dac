using System.Text.RegularExpressions;
using Bridge.Host.Tests;

namespace Bridge.Architecture.Tests;

/// <summary>A reader finds a thing by the names of folders alone: each holds one subject, fits a screen, and is the namespace of what lies in it.</summary>
public partial class FolderTests
{
    // What a terminal shows at once, 24 lines: whoever looks for a file in a longer list reads instead of seeing.
    private const int MostFiles = 24;

    private static readonly IReadOnlyList<string> _files =
    [
        .. Directory.EnumerateFiles(Repository.Path("src"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')),
    ];

    [Fact]
    public void No_folder_holds_more_files_than_a_screen_shows() =>
        Findings.None(Crowded(_files), "Put what belongs together into a folder of its own, named after its subject.");

    [Fact]
    public void Namespaces_are_the_folders_that_files_lie_in() =>
        Findings.None(_files.Where(file => Path.GetExtension(file) == ".cs").SelectMany(file => Astray(file, File.ReadAllText(Repository.Path(file)))));

    [Fact]
    public void A_planted_crowd_is_seen()
    {
        var files = Enumerable.Range(0, MostFiles).Select(number => $"src/Bridge.Host/Cli/Verb{number}.cs").ToList();

        Assert.Empty(Crowded(files));
        Assert.Equal([$"src/Bridge.Host/Cli: {MostFiles + 1} files"], Crowded([.. files, "src/Bridge.Host/Cli/Last.razor"]));
    }

    [Theory]
    [InlineData("namespace Bridge.Host;")]
    [InlineData("namespace Bridge.Host.Cli.Plan;")]
    public void A_planted_stray_is_seen(string source) => Assert.NotEmpty(Astray("src/Bridge.Host/Cli/Verb.cs", source));

    [Theory]
    [InlineData("src/Bridge.Host/Cli/Verb.cs", "using Bridge.Core;\n\nnamespace Bridge.Host.Cli;\n")]
    [InlineData("src/Bridge.Host/Program.cs", "return 0;")] // top-level statements have none
    public void A_file_at_home_passes(string file, string source) => Assert.Empty(Astray(file, source));

    private static IEnumerable<string> Crowded(IEnumerable<string> files) =>
        files.GroupBy(file => file[..file.LastIndexOf('/')], StringComparer.Ordinal)
            .Where(folder => folder.Count() > MostFiles).Select(folder => $"{folder.Key}: {folder.Count()} files");

    private static IEnumerable<string> Astray(string file, string source)
    {
        var folder = file["src/".Length..file.LastIndexOf('/')].Replace('/', '.');
        var declared = Namespace().Match(source).Groups["name"];
        return declared.Success && declared.Value != folder ? [$"{file}: namespace {declared.Value}, folder {folder}"] : [];
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
