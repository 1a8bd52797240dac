using Bridge.Host.Composition;
using Bridge.Host.Settings;

namespace Bridge.Host.Tests.Settings.Routes;

public sealed class StandingRouteTests
{
    private const string Members = "members: { record: member, from: mls, to: crm }";

    [Fact]
    public void A_route_of_standings_comes_after_the_members_it_speaks_of() =>
        Assert.Empty(Faults(Members, "standing: { record: standing, from: finance, to: crm, after: [members] }"));

    [Fact]
    public void Without_members_in_the_same_target_it_would_write_nothing() =>
        Assert.Contains("no route brings members there", Assert.Single(Faults("standing: { record: standing, from: finance, to: crm }")), StringComparison.Ordinal);

    [Fact]
    public void Before_the_members_it_would_write_nothing() =>
        Assert.Contains("'after: [members]'", Assert.Single(Faults(Members, "standing: { record: standing, from: finance, to: crm }")), StringComparison.Ordinal);

    [Fact]
    public void Its_sweep_is_not_to_be_put_off() => Assert.Contains(
        "'sweepEvery' cannot be set",
        Assert.Single(Faults(Members, "standing: { record: standing, from: finance, to: crm, after: [members], sweepEvery: 0s }")), StringComparison.Ordinal);

    [Fact]
    public void The_folder_is_relative_to_the_settings_file()
    {
        using var file = Write([Members]);

        var settings = SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null).Settings!; // it has no faults

        Assert.Equal(Path.Combine(Path.GetDirectoryName(file.Path)!, "outbox"), settings.Connections["finance"].Settings.Required("folder"));
    }

    private static IEnumerable<string> Faults(params string[] routes)
    {
        using var file = Write(routes);
        return [.. SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null).Faults.Select(fault => fault.Message)];
    }

    private static SettingsFile Write(string[] routes) => new($"""
        version: 1
        connections:
          mls: {"{"} type: reso, profile: generic, address: "http://127.0.0.1:9", origin: mls, token: x {"}"}
          crm: {"{"} type: zendesk, address: "http://127.0.0.1:9", email: a@example.test, apiToken: x {"}"}
          finance: {"{"} type: standings, folder: ./outbox, publicKey: pem {"}"}
        routes:
          {string.Join("\n  ", routes)}
        """);
}
