using System.Text.Json;
using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Standings;

namespace Bridge.Finance.Tests.Documents;

/// <summary>What an editor offers is what the loader takes.</summary>
public class SchemaTests
{
    private static readonly JsonElement _billing = Read("billing.schema.json");

    private static readonly JsonElement _standing = Read("standing.schema.json");

    [Fact]
    public void The_words_of_mappings_are_the_same()
    {
        Same(MappingWords.Shapes.Keys, _billing, "properties", "rows");
        Same(MappingWords.Modes.Keys, _billing, "properties", "mode");
        Same(MappingWords.Missing.Keys, _billing, "properties", "missing");
        Same(MappingWords.Tables.Keys, _billing, "properties", "file", "properties", "type");
        Same(MappingWords.Encodings.Keys, _billing, "properties", "file", "properties", "encoding");
        Same(MappingWords.Dates.Keys, _billing, "properties", "dates", "items");
        Same(MappingWords.Kinds.Keys, _billing, "properties", "kinds", "additionalProperties");
        Same(MappingWords.Types.Keys, _billing, "properties", "types", "additionalProperties");
        Same(MappingWords.Statuses.Keys, _billing, "properties", "statuses", "additionalProperties");
        Same(MappingWords.Ids.Keys, _billing, "$defs", "by");
        Assert.Equal(MappingWords.Fields.Keys.Order(), At(_billing, "properties", "columns", "properties").EnumerateObject().Select(one => one.Name).Order());
    }

    [Fact]
    public void The_words_of_rules_are_the_same()
    {
        Same(StandingRulesReader.Effects.Keys, _standing, "$defs", "effect");
        Assert.Equal(StandingRulesReader.Kinds.Keys.Order(), At(_standing, "properties", "kinds", "properties").EnumerateObject().Select(one => one.Name).Order());
    }

    [Theory]
    [InlineData("billing.schema.json", "invoices.yaml", "aging-detail.yaml", "nrds-payments.yaml", "ams-balances.yaml", "query.yaml", "aging-summary.yaml")]
    [InlineData("standing.schema.json", "standing.sample.yaml")]
    public void The_schema_knows_every_key_of_the_samples(string schema, params string[] samples)
    {
        var known = At(Read(schema), "properties").EnumerateObject().Select(one => one.Name).ToHashSet();
        foreach (var sample in samples)
        {
            var keys = File.ReadLines(Repository.Path("config", "billing", sample)).Where(line => line.Length > 0 && char.IsAsciiLetter(line[0])).Select(line => line.Split(':')[0]);
            Assert.Subset(known, keys.ToHashSet());
        }
    }

    private static JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllText(Repository.Path("config", "billing", name))).RootElement;

    private static JsonElement At(JsonElement element, params string[] path) => path.Aggregate(element, (at, name) => at.GetProperty(name));

    private static void Same(IEnumerable<string> words, JsonElement schema, params string[] path) =>
        Assert.Equal(words.Order(), At(schema, path).GetProperty("enum").EnumerateArray().Select(word => word.GetString()!).Order());
}
