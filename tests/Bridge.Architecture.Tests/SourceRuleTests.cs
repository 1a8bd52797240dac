using System.Text.RegularExpressions;
using Bridge.Host.Tests;

namespace Bridge.Architecture.Tests;

/// <summary>Rules about how the product's source is written; each is tried against a planted offender.</summary>
public partial class SourceRuleTests
{
    private const int MostLines = 250;

    // Where everything must be caught, and what happens to it there.
    private static readonly Dictionary<string, string> _borders = new(StringComparer.Ordinal)
    {
        ["src/Bridge.Host/Cli/CommandLine.cs"] = "the border of the program: words and an exit code, never a stack trace",
        ["src/Bridge.Host/Features/Scheduling/RouteTurn.cs"] = "the border of a route's run: logged as critical, route faulted, others go on",
        ["src/Bridge.Host/Features/Sync/RunFrame.cs"] = "notes in the store how the run ended, then throws on",
        ["src/Bridge.Host/Features/Outbox/OutboxLoop.cs"] = "the border of a request: logged as critical, the request waits, others go on",
        ["src/Bridge.Host/Features/Surveys/SurveyLoop.cs"] = "the border of an invitation: logged as critical, its mail counts as sent, others go on",
        ["src/Bridge.Host/Storage/GroupedWrites.cs"] = "the border of the writing loop: everybody who waits for a write gets the error",
        ["src/Bridge.Audit/AuditLog.cs"] = "the border of the writing loop: everybody who waits for an entry gets the error",
        ["src/Bridge.Finance/Place/Http/PlaceBorder.cs"] = "the border of a request: a fault's own text may hold a value, so type and place alone are logged",
        ["src/Bridge.Connectors/Workbook/WorkbookQueue.cs"] = "the border of the writing loop: everybody who waits for a file gets the error",
        ["src/Bridge.Connectors/Zendesk/Jobs/ZendeskJobs.cs"] = "the border of the polling loop: everybody who waits for a job gets the error",
    };

    // Longer than 250 lines, with the length they must not outgrow and why.
    private static readonly Dictionary<string, (int Lines, string Why)> _long = new(StringComparer.Ordinal)
    {
    };

    // Who may write the names of the forbidden fields.
    private static readonly Dictionary<string, string> _forbiddenNames = new(StringComparer.Ordinal)
    {
        ["src/Bridge.Core/Model/ForbiddenFields.cs"] = "the guard itself",
        ["src/Bridge.Sandbox/Reso/Data/Fields/MemberFields.cs"] = "the stand-in MLS serves them as canaries and refuses to write them down",
    };

    private static readonly IReadOnlyList<SourceText> _product = SourceText.Below("src");

    [Fact]
    public void Everything_is_caught_at_the_listed_borders_only() =>
        Assert.Equal(
            _borders.Keys.Order(StringComparer.Ordinal),
            _product.Where(source => CatchesAll(source).Any()).Select(source => source.File));

    [Fact]
    public void Nothing_is_folded_away_or_dynamic() => Findings.None(_product.SelectMany(RegionsAndDynamics));

    [Fact]
    public void No_file_is_longer_than_it_may_be() =>
        Findings.None(_product
            .Where(source => source.Lines > _long.GetValueOrDefault(source.File, (Lines: MostLines, Why: "")).Lines)
            .Select(source => $"{source.File}: {source.Lines} lines; split it by its reasons to change"));

    [Fact]
    public void No_exception_from_the_length_outlives_its_cause() =>
        Findings.None(_long.Keys.Except(_product.Where(source => source.Lines > MostLines).Select(source => source.File)));

    [Fact]
    public void Forbidden_fields_are_named_by_their_guard_only() =>
        Assert.Equal(
            _forbiddenNames.Keys.Order(StringComparer.Ordinal),
            _product.Where(source => ForbiddenNames(source).Any()).Select(source => source.File));

    [Fact]
    public void Forbidden_fields_are_in_no_setting_or_mapping_that_is_delivered() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Repository.Path("config"), "*", SearchOption.AllDirectories), file => Forbidden().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void Public_types_without_documentation_stay_errors_of_the_compiler()
    {
        var properties = File.ReadAllText(Repository.Path("Directory.Build.props"));
        Assert.Contains("<GenerateDocumentationFile>true<", properties, StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true<", properties, StringComparison.Ordinal);
        Assert.DoesNotContain("CS1591", properties, StringComparison.Ordinal);
        Assert.DoesNotContain("CS1591", string.Concat(Directory.EnumerateFiles(Repository.Path("src"), "*.csproj", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
        Assert.DoesNotContain(_product, source => source.Code.Contains("CS1591", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("try { a(); } catch (Exception) { }")]
    [InlineData("try { a(); } catch (System.Exception error)\n{ log(error); throw; }")]
    [InlineData("try { a(); } catch { b(); }")]
    [InlineData("try { a(); } catch (Exception error) when (true) { }")]
    [InlineData("try { a(); } catch { b(c => { throw d; }); }")]
    public void A_planted_catch_of_everything_is_seen(string source) => Assert.NotEmpty(CatchesAll(SourceText.Of(source)));

    [Theory]
    [InlineData("try { a(); } catch (IOException) { }")]
    [InlineData("try { a(); } catch (Exception error) when (error is IOException or JsonException) { }")]
    [InlineData("try { a(); } catch (Exception error) when (IsLoss(error)) { }")]
    [InlineData("try { a(); } catch { b(() => { c(); }); throw; }")]
    public void A_catch_that_names_what_it_means_or_throws_on_passes(string source) => Assert.Empty(CatchesAll(SourceText.Of(source)));

    [Theory]
    [InlineData("#region Fields\n#endregion")]
    [InlineData("  # region A")]
    [InlineData("dynamic a = b;")]
    [InlineData("void A(List<dynamic> b) { }")]
    public void A_planted_region_or_dynamic_is_seen(string source) => Assert.NotEmpty(RegionsAndDynamics(SourceText.Of(source)));

    [Theory]
    [InlineData("var a = \"MemberPassword\";")]
    [InlineData("var a = $\"$select={b},memberloginid\";")]
    public void A_planted_forbidden_name_is_seen(string source) => Assert.NotEmpty(ForbiddenNames(SourceText.Of(source)));

    [Fact]
    public void A_planted_long_file_is_seen() =>
        Assert.Equal(MostLines + 1, SourceText.Of(string.Concat(Enumerable.Repeat("a();\n", MostLines + 1))).Lines);

    private static IEnumerable<string> CatchesAll(SourceText source) =>
        source.Find(CatchOfException()).Concat(source.Find(BareCatch(), where: match => !ThrowsOn(source.Code, match.Index)));

    private static IEnumerable<string> RegionsAndDynamics(SourceText source) =>
        source.Find(Region()).Concat(source.Find(Dynamic()));

    private static IEnumerable<string> ForbiddenNames(SourceText source) => source.Find(Forbidden(), inTexts: true);

    // A bare catch tidies up and throws on: "throw;" stands in its own block, not in one inside it.
    private static bool ThrowsOn(string code, int from)
    {
        var depth = 0;
        for (var at = code.IndexOf('{', from); at >= 0 && at < code.Length; at++)
        {
            depth += code[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return false;
            }

            if (depth == 1 && code.AsSpan(at).StartsWith("throw;", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // A filter counts when it asks about the error.
    [GeneratedRegex(@"catch\s*\(\s*(?:System\.)?Exception(?:\s+(?<error>\w+))?\s*\)(?!\s*when\s*\([^{]*\b\k<error>\b)")]
    private static partial Regex CatchOfException();

    [GeneratedRegex(@"\bcatch\s*(?=\{)")]
    private static partial Regex BareCatch();

    [GeneratedRegex(@"^[ \t]*#[ \t]*(?:end)?region\b", RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex(@"\bdynamic\b")]
    private static partial Regex Dynamic();

    [GeneratedRegex("MemberPassword|MemberLoginId", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
