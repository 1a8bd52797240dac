using System.Reflection;

namespace Bridge.Architecture.Tests;

/// <summary>Who may know whom: Core &lt;- Mapping &lt;- Connectors &lt;- Host, and each package in one place.</summary>
public class AssemblyReferenceTests
{
    // Names of assemblies, or beginnings that end in a dot. System.* is allowed everywhere and not listed.
    private static readonly Dictionary<string, string[]> _allowed = new(StringComparer.Ordinal)
    {
        ["Bridge.Core"] = [],
        ["Bridge.Mapping"] = ["Bridge.Core", "AutoMapper", "YamlDotNet", "Microsoft.Extensions.Logging.Abstractions", "NodaTime"],
        ["Bridge.Connectors"] = ["Bridge.Core", "Bridge.Mapping", "CsvHelper", "Polly.Core", "NodaTime"],
        ["Bridge.Sandbox"] = ["CsvHelper", "Microsoft.AspNetCore", "Microsoft.AspNetCore.", "Microsoft.Extensions.", "Microsoft.OData."],

        // The wall: money is known to Bridge.Finance, and Bridge.Finance to the host alone.
        ["Bridge.Finance"] =
        [
            "Bridge.Access", "Bridge.Audit", "Bridge.Core", "Bridge.Storage", "CsvHelper", "DocumentFormat.OpenXml", "Microsoft.AspNetCore.",
            "Microsoft.Data.Sqlite", "Microsoft.Extensions.", "Microsoft.Net.Http.Headers", "Npgsql", "YamlDotNet",
        ],

        // Both sides keep a store and an audit; neither of these knows a table or a feature.
        ["Bridge.Storage"] = ["Microsoft.Data.Sqlite", "SQLitePCLRaw."],
        ["Bridge.Audit"] = ["Bridge.Core"],

        // Who may do what, on either side; it knows neither records nor money.
        ["Bridge.Access"] = ["Bridge.Audit", "Microsoft.AspNetCore.", "Microsoft.Extensions.", "Microsoft.IdentityModel."],
        ["Bridge.Host"] =
        [
            "Bridge.Access", "Bridge.Audit", "Bridge.Core", "Bridge.Mapping", "Bridge.Connectors", "Bridge.Finance", "Bridge.Sandbox", "Bridge.Storage",
            "CsvHelper", "DocumentFormat.OpenXml", "MailKit", "Microsoft.AspNetCore", "Microsoft.AspNetCore.", "Microsoft.Data.Sqlite", "Microsoft.Extensions.", "Microsoft.Net.Http.Headers", "Microsoft.OpenApi", "Microsoft.Win32.Primitives", "MimeKit", "NodaTime",
            "OpenTelemetry", "OpenTelemetry.", "Quartz",
            "Spectre.Console", "YamlDotNet",
        ],
    };

    public static TheoryData<string> Assemblies() => [.. Product.Names];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_knows_only_what_it_may(string name)
    {
        Assert.True(_allowed.ContainsKey(name), $"src/{name} is new: say in {nameof(AssemblyReferenceTests)} what it may reference.");
        Findings.None(Crossings(Assembly.Load(name), _allowed[name]));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void What_an_assembly_may_know_it_knows(string name) =>
        Findings.None(Unused(Assembly.Load(name), _allowed[name]), "Take these out of the list, and packages of theirs out of the project.");

    [Fact]
    public void AutoMapper_has_one_door() =>
        Assert.Equal(
            ["Bridge.Mapping"],
            Product.Assemblies.Where(assembly => References(assembly).Contains("AutoMapper")).Select(assembly => assembly.GetName().Name));

    [Fact]
    public void The_stand_ins_are_known_to_the_host_alone() =>
        Assert.Equal(
            ["Bridge.Host"],
            Product.Assemblies.Where(assembly => References(assembly).Contains("Bridge.Sandbox")).Select(assembly => assembly.GetName().Name));

    [Fact]
    public void The_check_sees_a_reference_that_is_not_allowed() =>
        Assert.Contains("Bridge.Connectors.Tests", Crossings(typeof(AssemblyReferenceTests).Assembly, _allowed["Bridge.Core"]));

    [Fact]
    public void The_check_sees_a_permission_without_use() =>
        Assert.Equal(["Dapper", "Quartz."], Unused(typeof(AssemblyReferenceTests).Assembly, ["Bridge.Core", "Dapper", "Quartz.", "xunit."]));

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name).OfType<string>();

    private static IEnumerable<string> Crossings(Assembly assembly, string[] allowed) =>
        References(assembly).Where(reference =>
            reference != "System" && !reference.StartsWith("System.", StringComparison.Ordinal)
            && !allowed.Any(one => Covers(one, reference)));

    private static IEnumerable<string> Unused(Assembly assembly, string[] allowed) =>
        allowed.Where(one => !References(assembly).Any(reference => Covers(one, reference)));

    private static bool Covers(string allowed, string reference) =>
        allowed.EndsWith('.') ? reference.StartsWith(allowed, StringComparison.Ordinal) : reference == allowed;
}
