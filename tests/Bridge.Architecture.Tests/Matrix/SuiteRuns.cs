using System.Reflection;
using System.Xml.Linq;

namespace Bridge.Architecture.Tests.Matrix;

/// <summary>What became of the suites when they ran, read from the results that <c>dotnet test --logger trx</c> writes.</summary>
internal sealed class SuiteRuns
{
    private static readonly XNamespace _trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
    private readonly ILookup<string, (string Method, string Outcome)> _byClass;

    private SuiteRuns(IEnumerable<(string Class, string Method, string Outcome)> results) =>
        _byClass = results.ToLookup(result => result.Class, result => (result.Method, result.Outcome), StringComparer.Ordinal);

    /// <summary>Reads all results of a folder, and those of second runs, which ./test.sh puts into the folder <c>again</c> in it.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The runs.</returns>
    public static SuiteRuns Read(string folder)
    {
        var again = Path.Combine(folder, "again");
        return Of(Files(folder), Directory.Exists(again) ? Files(again) : []);
    }

    /// <summary>Reads results.</summary>
    /// <param name="results">The files' contents.</param>
    /// <param name="again">Those of second runs; what stands there of a test holds in place of its first run.</param>
    /// <returns>The runs.</returns>
    public static SuiteRuns Of(IEnumerable<XDocument> results, IEnumerable<XDocument>? again = null)
    {
        var second = (again ?? []).SelectMany(Read).ToList();
        var repeated = second.Select(result => (result.Class, result.Method)).ToHashSet();
        return new SuiteRuns([.. results.SelectMany(Read).Where(result => !repeated.Contains((result.Class, result.Method))), .. second]);
    }

    /// <summary>The worst that became of some suites.</summary>
    /// <param name="suites">The suites.</param>
    /// <returns>A word for the page; null when every test of all of them ran and passed.</returns>
    public string? Worst(IEnumerable<Type> suites) => suites.Distinct().Select(Verdict).MinBy(verdict => verdict switch
    {
        "failed" => 0,
        "not run" => 1,
        "skipped" => 2,
        "partly run" => 3,
        _ => 4,
    });

    private string? Verdict(Type suite)
    {
        var results = _byClass[suite.FullName ?? ""].ToList();
        var passed = results.Where(result => result.Outcome == "Passed").Select(result => result.Method).ToHashSet(StringComparer.Ordinal);
        return results.Count == 0 ? "not run"
            : results.Exists(result => result.Outcome is not ("Passed" or "NotExecuted")) ? "failed"
            : results.Exists(result => result.Outcome == "NotExecuted") ? "skipped"
            : Tests(suite).All(passed.Contains) ? null
            : "partly run";
    }

    private static IEnumerable<string> Tests(Type suite) => suite.GetMethods(BindingFlags.Instance | BindingFlags.Public)
        .Where(method => method.GetCustomAttributes<FactAttribute>(inherit: true).Any()).Select(method => method.Name);

    private static IEnumerable<XDocument> Files(string folder) => Directory.EnumerateFiles(folder, "*.trx").Select(file => XDocument.Load(file));

    private static IEnumerable<(string Class, string Method, string Outcome)> Read(XDocument file)
    {
        var outcomes = file.Descendants(_trx + "UnitTestResult").ToLookup(result => (string?)result.Attribute("testId"), result => (string?)result.Attribute("outcome"));
        return from test in file.Descendants(_trx + "UnitTest")
               let method = test.Element(_trx + "TestMethod")
               from outcome in outcomes[(string?)test.Attribute("id")]
               select (Bare((string?)method?.Attribute("className"), ','), Bare(((string?)method?.Attribute("name"))?.Split('.')[^1], '('), outcome ?? "");
    }

    private static string Bare(string? text, char end) => (text ?? "").Split(end)[0].Trim();
}
