using Bridge.Host.Cli.Measures;
using Bridge.Mapping.Tables;

namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>What is delivered for imports is what the program does.</summary>
public class TableDocumentTests
{
    public static TheoryData<string> Verbs() => [.. ImportKinds.All.Select(one => one.Verb)];

    // When this fails: ./bridge import schema VERB > config/VERB/VERB.schema.json
    [Theory]
    [MemberData(nameof(Verbs))]
    public void The_schema_of_a_kind_is_what_the_program_writes(string verb) =>
        Assert.Equal(TableSchema.Of(ImportKinds.All.Single(one => one.Verb == verb).Kind) + "\n", File.ReadAllText(Path.Combine(Folder(verb), verb + ".schema.json")));

    [Theory]
    [MemberData(nameof(Verbs))]
    public void The_samples_of_a_kind_are_good(string verb)
    {
        var samples = Directory.GetFiles(Folder(verb), "*.yaml").Where(file => !file.EndsWith("hours.sample.yaml", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(samples);
        Assert.All(samples, file =>
            Assert.Empty(TableMapping.Read(ImportKinds.All.Single(one => one.Verb == verb).Kind, file, File.ReadAllText(file), null, out _)));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_field_stands_at_the_place_of_its_index(string verb)
    {
        var kind = ImportKinds.All.Single(one => one.Verb == verb).Kind;

        Assert.Equal(Enumerable.Range(0, kind.Fields.Count), kind.Fields.Select(field => field.Index));
        Assert.InRange(kind.Fields.Count, 1, 64);
        Assert.Equal(kind.Fields.Count, kind.Fields.Select(field => field.Word).Distinct().Count());
    }

    // Those of calls stand in docs/calls.md.
    [Theory]
    [MemberData(nameof(Verbs))]
    public void The_sample_that_help_names_is_there(string verb) =>
        Assert.True(File.Exists(Path.Combine(Folder(verb), ImportKinds.All.Single(one => one.Verb == verb).Sample + ".yaml")));

    public static TheoryData<string> Tables() => [.. ImportKinds.All.Select(one => one.Verb).Where(verb => verb != "calls")];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_field_and_each_of_its_words_stands_in_the_documentation(string verb)
    {
        var kind = ImportKinds.All.Single(one => one.Verb == verb).Kind;
        var page = File.ReadAllText(Repository.Path("docs", "desk-fields.md"));
        var lines = page[page.IndexOf($"## {verb}\n", StringComparison.Ordinal)..].Split('\n').Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).ToList();

        Assert.All(kind.Fields, field =>
        {
            var line = lines.Single(one => one.StartsWith(field.IsRequired ? $"| **`{field.Word}`** |" : $"| `{field.Word}` |", StringComparison.Ordinal));
            Assert.All(field.Targets, word => Assert.Contains($"`{word}`", line, StringComparison.Ordinal));
        });
        Assert.Equal(kind.Fields.Count, lines.Count(line => line.Contains('`')));
    }

    private static string Folder(string verb) => Repository.Path("config", verb);
}
