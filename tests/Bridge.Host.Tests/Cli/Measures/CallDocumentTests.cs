using System.Text.Json;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Mapping.Calls;
using Bridge.Mapping.Tables;

namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>What is delivered and written about calls is what the program does.</summary>
public class CallDocumentTests
{
    private static readonly JsonElement _schema = JsonDocument.Parse(File.ReadAllText(Repository.Path("config", "calls", "calls.schema.json"))).RootElement;

    [Theory]
    [InlineData("anonymous-bank")]
    [InlineData("counts")]
    [InlineData("wait-and-talk")]
    public void The_samples_are_good(string name) =>
        Assert.Empty(CallMapping.Read(name, File.ReadAllText(Repository.Path("config", "calls", name + ".yaml")), null, out _));

    [Fact]
    public void The_sample_of_business_hours_is_good() =>
        Assert.Empty(BusinessHours.Read("", File.ReadAllText(Repository.Path("config", "calls", "hours.sample.yaml")), out _));

    [Fact]
    public void The_schema_knows_the_words_of_the_loader()
    {
        Same(TableWords.Root, Keys(_schema));
        Same(CallField.Kind.Fields.Select(field => field.Word), Keys(At("columns")));
        Same(TableWords.File, Keys(At("file")));
        Same(TableWords.Delimiters.Keys, Words(At("file", "delimiter")));
        Same(TableWords.Encodings.Keys, Words(At("file", "encoding")));
        Same(CallWords.Inputs.Keys, Words(At("lacks").GetProperty("items")));
        Same(TableWords.Units.Keys, Words(Detail("wait", "unit")));
        Same(CallWords.Outcomes.Keys, Words(Detail("outcome", "constant")));
        Same(CallWords.Directions.Keys, Words(Detail("direction", "otherwise")));
        Same(CallWords.Transfers.Keys, Words(Detail("transfer", "constant")));
    }

    [Fact]
    public void The_documentation_lists_the_catalogue()
    {
        var page = File.ReadAllText(Repository.Path("docs", "kpis.md"));

        Assert.All(KpiCatalogue.All.SelectMany(kpi => kpi.Variants.Select(variant => KpiPage.Line(kpi, variant))), line => Assert.Contains(line + "\n", page, StringComparison.Ordinal));
        Assert.Equal(KpiCatalogue.All.Sum(kpi => kpi.Variants.Count), page.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal)));
    }

    private static JsonElement At(params string[] path) => path.Aggregate(_schema, (at, name) => at.GetProperty("properties").GetProperty(name));

    private static JsonElement Detail(string field, string key) => At("columns", field).GetProperty("anyOf")[1].GetProperty("properties").GetProperty(key);

    private static IEnumerable<string> Keys(JsonElement element) => element.GetProperty("properties").EnumerateObject().Select(one => one.Name);

    private static IEnumerable<string> Words(JsonElement element) => element.GetProperty("enum").EnumerateArray().Select(one => one.GetString()!);

    private static void Same(IEnumerable<string> expected, IEnumerable<string> actual) => Assert.Equal(expected.Order(), actual.Order());
}
