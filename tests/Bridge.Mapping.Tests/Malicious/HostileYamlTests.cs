using System.Diagnostics;
using Bridge.Mapping.Documents;
using Bridge.Mapping.Records;

namespace Bridge.Mapping.Tests.Malicious;

public class HostileYamlTests
{
    // A machine under load is slow; what is quadratic takes minutes.
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(60);

    public static TheoryData<string, string, int> Documents => HostileYaml.Documents;

    public static TheoryData<string, string> Bombs => HostileYaml.Bombs;

    [Theory]
    [MemberData(nameof(Documents), DisableDiscoveryEnumeration = true)]
    public void A_trick_of_YAML_is_refused_at_its_line(string name, string document, int line)
    {
        var faults = MappingDocument.Read("my.yaml", document, out var read);

        Assert.True(read is null && faults.Count > 0, name);
        Assert.All(faults, fault => Assert.True(fault is { File: "my.yaml", Line: >= 1, Column: >= 1 } && !fault.Message.Any(char.IsControl), $"{name}: {fault}"));
        Assert.True(line == 0 || faults.Any(fault => fault.Line == line), $"{name}: {string.Join('\n', faults)}");
    }

    [Theory]
    [MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public void What_is_large_or_deep_is_refused_quickly_and_briefly(string name, string document)
    {
        var watch = Stopwatch.StartNew();

        var faults = MappingDocument.Read("my.yaml", document, out var read);

        watch.Stop();
        Assert.True(read is null && faults.Count is > 0 and <= FaultList.Most, $"{name}: {faults.Count} faults");
        Assert.All(faults, fault => Assert.True(fault is { Line: >= 1, Column: >= 1, Message.Length: < 5_000 }, name));
        Assert.True(watch.Elapsed < _longest, $"{name} took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', (byte)'b', 0xFF, (byte)'c' }, 2, 2)]
    [InlineData(new byte[] { (byte)'a', (byte)'\r', (byte)'b', 0xC3 }, 2, 2)]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0xC0, 0xAF }, 1, 1)]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, 1, 1)]
    public void A_file_that_is_not_UTF8_is_refused_at_the_place_of_its_first_broken_byte(byte[] bytes, int line, int column)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, bytes);

            var fault = Assert.Single(MappingCatalogue.Open<Core.Model.Member>(file, [], null).Faults);

            Assert.Equal((file, line, column), (fault.File, fault.Line, fault.Column));
            Assert.Contains("UTF-8", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
