using System.Text.Json;
using Bridge.Mapping.Documents;
using Bridge.Mapping.Records;

namespace Bridge.Mapping.Tests.Documents;

public class SchemaTests
{
    private static readonly JsonElement _schema = JsonDocument.Parse(MappingCatalogue.Schema()).RootElement;

    private static JsonElement Field => _schema.GetProperty("$defs").GetProperty("field").GetProperty("properties");

    private static IEnumerable<string?> Enum(JsonElement element) => element.GetProperty("enum").EnumerateArray().Select(word => word.GetString());

    [Fact]
    public void The_schema_allows_the_same_keys_as_the_loader()
    {
        Assert.Equal(Words.Root, _schema.GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.Equal(Words.Field, Field.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void The_schema_allows_the_same_words_as_the_loader()
    {
        Assert.Equal(Words.Records.Keys, Enum(_schema.GetProperty("properties").GetProperty("record")));
        Assert.Equal(Words.Rules.Keys, Enum(Field.GetProperty("rule")));
        Assert.Equal(Words.Types.Keys, Enum(Field.GetProperty("type")));
        Assert.Equal(Words.Owners.Keys, Enum(Field.GetProperty("owner")));
        Assert.Equal(Words.Blanks.Keys, Enum(Field.GetProperty("whenBlank")));
        Assert.Equal(Words.Invalids.Keys, Enum(Field.GetProperty("invalid")));
        Assert.Equal(Words.Streams.Keys, Enum(Field.GetProperty("to")));
        Assert.Equal(Words.Otherwise.Keys, Enum(Field.GetProperty("otherwise").GetProperty("anyOf")[0]));
    }
}
