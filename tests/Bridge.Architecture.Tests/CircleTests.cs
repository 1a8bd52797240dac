using System.Reflection;
using System.Text.RegularExpressions;
using Bridge.Host.Tests;

namespace Bridge.Architecture.Tests;

/// <summary>
/// The subjects of an assembly (its folders, and each feature) stand above each other: whoever reads one needs those below it, never
/// those above. A folder and what lies inside it are one subject.
/// </summary>
public partial class CircleTests
{
    // Namespaces and types of each assembly, by their full names.
    private static readonly Dictionary<string, HashSet<string>> _named =
        Product.Assemblies.ToDictionary(assembly => assembly.GetName().Name!, assembly => NamesIn(assembly).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    public static TheoryData<string> Assemblies => [.. Product.Names];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Subjects_form_no_circle(string assembly)
    {
        var sources = SourceText.Below("src", assembly).Select(source => (Subject: SubjectOf(source.File, assembly), source.Code)).ToList();

        // What the project file names for all its files, each of them may use without a word.
        var forAll = File.ReadAllText(Repository.Path("src", assembly, $"{assembly}.csproj"));

        Findings.None(
            InCircles(sources.SelectMany(source => Arrows(source.Subject, source.Code + forAll, assembly))).Order(StringComparer.Ordinal),
            "Move what both need into a folder below them, or hand it in.");
    }

    [Fact]
    public void A_planted_circle_is_seen()
    {
        var arrows = Arrows("Cli", "using Bridge.Host.Features.Sync.Planning;", "Bridge.Host")
            .Concat(Arrows("Features/Sync", "using Bridge.Host.Storage;\nusing Bridge.Host.Settings;", "Bridge.Host"))
            .Concat(Arrows("Settings", "var a = Bridge.Host.Cli.Init.Questions.Ask();", "Bridge.Host"));

        Assert.Equal(["Cli", "Features/Sync", "Settings"], InCircles(arrows).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("var a = new Ledger.Account();")] // from beside it, a folder's short name is enough
    [InlineData("Record<Sources.Mapping.BillingMapping> a;")]
    public void A_short_name_is_seen(string code) => Assert.NotEmpty(Arrows("Storage", code, "Bridge.Finance"));

    [Fact]
    public void A_property_of_that_name_is_no_arrow() => Assert.Empty(Arrows("Storage", "var a = Ledger.Total;", "Bridge.Finance"));

    [Fact]
    public void A_ladder_is_no_circle() =>
        Assert.Empty(InCircles([("Cli", "Features/Sync"), ("Features/Sync", "Storage"), ("Cli", "Storage"), ("Storage", "Storage")]));

    // What lies in the assembly's own folder belongs to no subject.
    private static string SubjectOf(string file, string assembly) => Subject(file[$"src/{assembly}/".Length..].Split('/').AsSpan()[..^1]);

    private static string Subject(ReadOnlySpan<string> folders) =>
        folders.IsEmpty ? "" : folders[0] == "Features" && folders.Length > 1 ? $"Features/{folders[1]}" : folders[0];

    private static IEnumerable<(string From, string To)> Arrows(string subject, string code, string assembly)
    {
        var folders = Directory.EnumerateDirectories(Repository.Path("src", assembly)).Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);
        return from name in FullNames().Matches(code).Select(match => match.Value)
                   .Concat(ShortNames().Matches(code).Select(match => $"{assembly}.{match.Value}").Where(_named[assembly].Contains))
               where name.StartsWith($"{assembly}.", StringComparison.Ordinal)
               let to = name[(assembly.Length + 1)..].Split('.')
               where subject.Length > 0 && folders.Contains(to[0])
               select (subject, Subject(to));
    }

    private static IEnumerable<string> NamesIn(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsNested).SelectMany(type => new[] { $"{type.Namespace}", $"{type.Namespace}.{type.Name.Split('`')[0]}" });

    private static HashSet<string> InCircles(IEnumerable<(string From, string To)> arrows)
    {
        var ways = arrows.Where(arrow => arrow.From != arrow.To).ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);
        return [.. ways.Select(way => way.Key).Where(subject => Reached(ways, subject).Contains(subject))];
    }

    private static HashSet<string> Reached(ILookup<string, string> ways, string from)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>(ways[from]);
        while (next.TryPop(out var subject))
        {
            if (reached.Add(subject))
            {
                foreach (var further in ways[subject])
                {
                    next.Push(further);
                }
            }
        }

        return reached;
    }

    [GeneratedRegex(@"(?<![\w.])Bridge(?:\.[A-Z]\w*){2,}")]
    private static partial Regex FullNames();

    [GeneratedRegex(@"(?<![\w.])(?!Bridge\.)[A-Z]\w*\.[A-Z]\w*")]
    private static partial Regex ShortNames();
}
