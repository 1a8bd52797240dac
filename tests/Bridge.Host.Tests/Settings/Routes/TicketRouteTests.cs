using Bridge.Core.Tickets;
using Bridge.Host.Composition;
using Bridge.Host.Settings;

namespace Bridge.Host.Tests.Settings.Routes;

public sealed class TicketRouteTests
{
    [Fact]
    public void A_route_of_tickets_has_no_target_and_knows_what_groups_and_tags_mean()
    {
        using var file = Write("tickets: { record: ticket, from: crm, every: 1m, levels: { First: [Level I, Front], Vendor: [Vendors] }, topics: [billing] }");

        var settings = SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null).Settings!; // it has no faults
        var route = Assert.Single(settings.Routes);

        Assert.True(route.IsKept);
        Assert.Equal(TimeSpan.FromMinutes(1), route.Every);
        Assert.Equal(TicketLevel.First, route.Desk.LevelOf("front"));
        Assert.Equal(TicketLevel.Vendor, route.Desk.LevelOf("Vendors"));
        Assert.Equal(TicketLevel.Unknown, route.Desk.LevelOf("Level II"));
        Assert.Equal("Billing", route.Desk.TopicOf(["urgent", "Billing"], "question"));
        Assert.Null(route.Desk.TopicOf(["urgent"], "question"));
        Assert.Equal(Path.Combine(Path.GetDirectoryName(settings.StorePath)!, "desk.db"), settings.DeskPath);
    }

    [Fact]
    public void Without_topics_the_type_of_a_ticket_is_its_topic() =>
        Assert.Equal("question", DeskWords.None.TopicOf(["urgent"], "question"));

    [Theory]
    [InlineData("tickets: { record: ticket, from: crm, to: crm }", "'to' cannot be set for tickets", 45)]
    [InlineData("tickets: { record: ticket, from: mls }", "which cannot read ticket records. Able are: ", 36)]
    [InlineData("tickets: { record: tickets, from: crm, to: crm }", "Did you mean 'ticket'?", 22)]
    [InlineData("tickets: { record: ticket, from: crm, levels: { Fist: [A] } }", "Did you mean 'First'?", 51)]
    [InlineData("tickets: { record: ticket, from: crm, levels: { First: [A], Second: [a] } }", "a group has one level", 72)]
    [InlineData("tickets: { record: ticket, from: crm, topics: [add edit] }", "write 'add_edit'", 50)]
    [InlineData("tickets: { record: ticket, from: crm, topics: [a, A] }", "twice", 53)]
    [InlineData("tickets: { record: ticket, from: crm, topic: [a] }", "Did you mean 'topics'?", 41)]
    [InlineData("tickets: { record: ticket, from: crm, mapping: zendesk-members }", "has no setting 'mapping'", 41)]
    [InlineData("calls: { record: call, from: crm, to: crm }", "'to' cannot be set for calls", 41)]
    [InlineData("calls: { record: call, from: mls }", "which cannot read call records. Able are: zendesk.", 32)]
    [InlineData("calls: { record: call, from: crm, zone: Denver }", "zone", 43)]
    [InlineData("calls: { record: call, from: crm, topics: [a] }", "has no setting 'topics'", 37)]
    public void Faults_name_their_place_and_what_was_meant(string route, string message, int column)
    {
        using var file = Write(route);

        var fault = Assert.Single(SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null).Faults);

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal((6, column), (fault.Line, fault.Column));
    }

    [Fact]
    public void A_route_of_interactions_needs_a_member_api_that_shows_them_and_a_CRM_that_logs_them()
    {
        using var file = Write("notes: { record: interaction, from: crm }");

        var faults = SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null).Faults;

        Assert.Equal(2, faults.Count);
        Assert.Contains("add 'memberApi'", faults[0].Message, StringComparison.Ordinal);
        Assert.Contains("which cannot read interaction records. Able are: salesforce.", faults[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_that_are_allowed_do_not_name_a_target()
    {
        using var file = Write("tickets: { record: ticket, from: crm, xyzzy: crm, to: crm }");

        var faults = SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null).Faults;

        Assert.Equal(2, faults.Count);
        Assert.Contains("Allowed: record, from, after, every", faults[0].Message, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\bto\b", faults[0].Message[faults[0].Message.IndexOf("Allowed", StringComparison.Ordinal)..]);
        Assert.StartsWith("'to' cannot be set for tickets", faults[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tickets_of_one_help_desk_are_read_once()
    {
        using var file = Write("a: { record: ticket, from: crm }\n  b: { record: ticket, from: crm }");

        var fault = Assert.Single(SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null).Faults);

        Assert.Contains("as 'a' does already", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ticketsSince: 2025-01-31", 0)]
    [InlineData("ticketsSince: 31.01.2025", 1)]
    [InlineData("ticketsSince: 1969-12-31", 1)]
    [InlineData("exportsPerMinute: 30", 0)]
    [InlineData("exportsPerMinute: 0", 1)]
    public void The_first_day_and_the_exports_a_minute_are_checked(string setting, int faults)
    {
        using var file = Write("tickets: { record: ticket, from: crm }", setting);

        Assert.Equal(faults, SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null).Faults.Count);
    }

    private static SettingsFile Write(string routes, string more = "share: 80%") => new($$"""
        version: 1
        connections:
          mls: { type: reso, profile: generic, address: "http://127.0.0.1:9", origin: mls, token: x }
          crm: { type: zendesk, address: "http://127.0.0.1:9", email: a@example.test, apiToken: x, {{more}} }
        routes:
          {{routes}}
        """);
}
