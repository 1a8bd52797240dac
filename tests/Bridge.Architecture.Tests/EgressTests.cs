using Bridge.Core.Connectors;
using Bridge.Host.Tests;

namespace Bridge.Architecture.Tests;

/// <summary>Bytes leave toward a system that is written to through the egress gate, and nowhere else.</summary>
public class EgressTests
{
    [Fact]
    public void A_connector_that_writes_says_what_may_leave()
    {
        var writers = Product.Connectors.GetTypes().Where(Writes).ToList();

        Assert.NotEmpty(writers);
        Findings.None(writers.Where(type => !type.IsAssignableTo(typeof(IDeclaresEgress))).Select(type => type.Name));
    }

    [Theory]
    [InlineData("new HttpClient(")]
    [InlineData("SocketsHttpHandler")]
    [InlineData("new TcpClient(")]
    [InlineData("new Socket(")]
    public void A_connector_opens_no_door_of_its_own(string door) => Findings.None(
        Directory.EnumerateFiles(Repository.Path("src", "Bridge.Connectors"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("obj", StringComparison.Ordinal) && Path.GetFileName(file) != "Connection.cs"
                && File.ReadAllText(file).Contains(door, StringComparison.Ordinal)));

    private static bool Writes(Type type) => !type.IsAbstract
        && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IOpensSink<>));
}
