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
        Findings.None(writers.Where(type => !type.IsAssignableTo(typeof(IDeclaresEgress))).Select(type => type.Name),
            "A connector that writes implements IDeclaresEgress: the words of its protocol, beside the fields of mapping documents.");
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

    // A workbook's records leave by IEgressDoor; the store brings what passed it to the disk, and the check leaves nothing behind.
    [Theory]
    [InlineData("FileMode.Create")]
    [InlineData("FileAccess.ReadWrite")]
    [InlineData("FileAccess.Write")]
    [InlineData("File.WriteAll")]
    [InlineData("File.Create")]
    [InlineData("new StreamWriter(")]
    public void A_connector_writes_no_file_but_the_workbook(string door) => Findings.None(
        Directory.EnumerateFiles(Repository.Path("src", "Bridge.Connectors"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("obj", StringComparison.Ordinal) && Path.GetFileName(file) is not ("WorkbookStore.cs" or "WorkbookCheck.cs")
                && File.ReadAllText(file).Contains(door, StringComparison.Ordinal)));

    private static bool Writes(Type type) => !type.IsAbstract
        && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IOpensSink<>));
}
