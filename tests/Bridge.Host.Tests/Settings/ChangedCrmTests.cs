using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Tickets;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Routes;

namespace Bridge.Host.Tests.Settings;

/// <summary>Whoever changes the CRM is told, before anything runs, what the new one cannot do that the settings ask for.</summary>
public sealed class ChangedCrmTests
{
    private const string Access = "access: { publicAddress: \"https://bridge.example.test\", machines: { name: mls, authority: https://mls.example.test } }";
    private const string Surveys =
        "mail: { host: 127.0.0.1, from: a@example.test }\nsurveys: { publicAddress: \"https://ask.example.test\", seed: x, rules: { all: { delay: 0s } } }";

    public static TheoryData<string> Targets => [.. ProductConnectors.ByName.Values.Where(connector => RecordKinds.WrittenBy(connector).Count > 0).Select(connector => connector.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Tickets_are_read_from_those_that_have_them(string type) =>
        AssertTold(type, "", "tickets: { record: ticket, from: crm }", connector => connector is IOpensSource<Ticket>, "cannot read ticket records");

    [Theory]
    [MemberData(nameof(Targets))]
    public void Standings_go_to_those_that_take_them(string type) =>
        AssertTold(type, "", "members: { record: member, from: mls, to: crm }, standing: { record: standing, from: finance, to: crm, after: [members] }", connector => connector is IOpensSink<MemberStanding>, "cannot write standing records");

    [Theory]
    [MemberData(nameof(Targets))]
    public void Members_open_tickets_in_those_that_take_them(string type) =>
        AssertTold(type, "memberApi: {}", "", connector => connector is IOpensTicketDesk, "cannot take members' tickets");

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_help_desk_that_is_named_is_told_in_the_same_way(string type) =>
        AssertTold(type, "memberApi: { desk: crm }", "", connector => connector is IOpensTicketDesk, "cannot take members' tickets");

    [Theory]
    [MemberData(nameof(Targets))]
    public void Surveys_follow_the_tickets_of_those_that_tell_whom_to_ask(string type) =>
        AssertTold(
            type, Surveys, ProductConnectors.ByName[type] is IOpensSource<Ticket> ? "tickets: { record: ticket, from: crm }" : "",
            connector => connector is IOpensTicketDesk and IOpensRequesters, "cannot tell whom to ask after a ticket");

    private static void AssertTold(string type, string section, string route, Func<IConnector, bool> can, string words)
    {
        var messages = Load(type, section, route).Faults.Select(fault => fault.Message).ToList();

        if (can(ProductConnectors.ByName[type]))
        {
            Assert.Empty(messages);
            return;
        }

        var message = Assert.Single(messages);
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.Contains(type, message, StringComparison.Ordinal);
        var able = ProductConnectors.ByName.Values.Where(can).Select(connector => connector.Name).Order(StringComparer.Ordinal);
        Assert.EndsWith($"Able are: {string.Join(", ", able)}.", message, StringComparison.Ordinal);
    }

    private static SettingsResult Load(string type, string section, string route)
    {
        using var file = new SettingsFile($$"""
            version: 1
            {{Access}}
            {{section}}
            connections:
              mls: { type: reso, {{Required("reso")}} }
              finance: { type: standings, {{Required("standings")}} }
              crm: { type: {{type}}, {{Required(type)}} }
            routes: { {{route}} }
            """);
        return SettingsLoader.Load(file.Path, ProductConnectors.ByName, _ => "secret");
    }

    private static string Required(string type) => string.Join(
        ", ", ProductConnectors.ByName[type].Settings.Where(spec => spec.IsRequired).Select(spec => $"{spec.Name}: {Value(spec)}"));

    private static string Value(SettingSpec spec) => spec.Kind switch
    {
        SettingKind.Address => "\"https://crm.example.test\"",
        SettingKind.Secret => "\"${env:SECRET}\"",
        SettingKind.Choice => spec.Choices[0],
        SettingKind.Integer => "1",
        SettingKind.Share => "50%",
        SettingKind.Duration => "1m",
        SettingKind.Flag => "true",
        SettingKind.Date => "2026-01-01",
        _ => "x",
    };
}
