using System.Text.RegularExpressions;

namespace Bridge.Architecture.Tests;

/// <summary>A connector never names another one; all of them may use the folders that they share, which name none.</summary>
public class ConnectorIsolationTests
{
    private const string Shared = "Http";
    private static readonly string[] _shared = [Shared, "Desk", "Json", "Sinks", "Tables"];
    private static readonly IReadOnlyList<string> _connectors = [.. Product.Folders("Bridge.Connectors").Except(_shared)];

    [Fact]
    public void No_signature_of_a_connector_speaks_of_another() =>
        Findings.None(Crossings(Product.Connectors.GetTypes(), "Bridge.Connectors", _connectors));

    [Fact]
    public void No_source_of_a_connector_names_another() =>
        Findings.None(Product.Folders("Bridge.Connectors").SelectMany(folder =>
            SourceText.Below("src", "Bridge.Connectors", folder).SelectMany(source => Crossings(source, folder, _connectors))));

    [Fact]
    public void The_checks_look_at_every_connector_there_is() => Assert.Superset(new HashSet<string> { "Reso", "Zendesk" }, _connectors.ToHashSet());

    [Fact]
    public void The_check_of_signatures_sees_a_planted_offender() =>
        Assert.Equal(
            ["Bridge.Architecture.Tests.Planted.Alpha.NosyConnector -> Bridge.Architecture.Tests.Planted.Beta.NeighbourClient"],
            Crossings(typeof(ConnectorIsolationTests).Assembly.GetTypes(), "Bridge.Architecture.Tests.Planted", ["Alpha", "Beta"]));

    [Theory]
    [InlineData("using Bridge.Connectors.Zendesk;")]
    [InlineData("using Their = Bridge.Connectors.Zendesk.ZendeskClient;")]
    [InlineData("var a = new Zendesk.ZendeskClient();")]
    [InlineData("var a = $\"{Bridge.Connectors.Zendesk.ZendeskKind.MaxMany}\";")]
    [InlineData("using Bridge.Mapping.Zendesk;")]
    [InlineData("using static Bridge.Connectors.Zendesk.ZendeskErrors;")]
    public void The_check_of_sources_sees_a_planted_offender(string source)
    {
        Assert.NotEmpty(Crossings(SourceText.Of(source), "Reso", _connectors));
        Assert.NotEmpty(Crossings(SourceText.Of(source), "Http", _connectors));
        Assert.Empty(Crossings(SourceText.Of(source), "Zendesk", _connectors));
    }

    [Theory]
    [InlineData("// As Zendesk.Com does it, Bridge.Connectors.Zendesk too.")]
    [InlineData("throw Error(\"Zendesk.Look there.\");")]
    [InlineData("using Bridge.Connectors.Http;")]
    [InlineData("using Bridge.Connectors.Tables;")]
    public void The_check_of_sources_lets_words_pass(string source) =>
        Assert.Empty(Crossings(SourceText.Of(source), "Reso", _connectors));

    private static IEnumerable<string> Crossings(IEnumerable<Type> types, string root, IReadOnlyList<string> connectors)
    {
        string? Folder(Type type) => type.Namespace is { } name && name.StartsWith(root + '.', StringComparison.Ordinal)
            ? name[(root.Length + 1)..].Split('.')[0]
            : null;
        return from type in types
               from used in TypeNeighbours.Of(type)
               where connectors.Contains(Folder(used) ?? "") && Folder(type) is { } own && own != Folder(used)
               select $"{type.FullName} -> {used.FullName}";
    }

    private static IEnumerable<string> Crossings(SourceText source, string folder, IReadOnlyList<string> connectors) =>
        connectors.Where(other => other != folder).SelectMany(other =>
            source.Find(new Regex($@"Bridge\.(Connectors|Mapping)\.{other}\b"), inTexts: true)
                .Concat(source.Find(new Regex($@"(?<![\w.]){other}\.[A-Z]\w*"))));
}
