using Bridge.Core.Desk;
using Bridge.Core.Tables;
using Bridge.Mapping.Tables;

namespace Bridge.Mapping.Tests.Tables;

public class TableMappingTests
{
    private const string Members = """
        version: 1
        record: member
        source: roster
        columns:
          member: Id
          on: { from: Month, format: yyyy-MM }
          change: { constant: joined }
          joinedOn: { constant: 2026-07-31 }
        """;

    [Fact]
    public void A_day_may_be_a_month_a_constant_or_a_translated_word()
    {
        Assert.Empty(TableMapping.Read(MemberChangeField.Kind, "m.yaml", Members, null, out _));
        Assert.Empty(TableMapping.Read(
            MemberChangeField.Kind, "m.yaml", Members.Replace("{ from: Month, format: yyyy-MM }", "{ from: Left, values: { Yes: 2026-06-30 } }", StringComparison.Ordinal), null, out _));
    }

    [Theory]
    [InlineData("format: yyyy-MM", "format: MM-dd", "6:30: 'format' is iso")]
    [InlineData("constant: 2026-07-31", "constant: 31 July", "8:25: 'constant' of 'joinedOn' is a day such as 2026-07-31")]
    [InlineData("constant: joined", "constant: joyned", "7:23: 'constant' is one of: present, joined, suspended, reinstated, left. Did you mean 'joined'?")]
    [InlineData("{ from: Month, format: yyyy-MM }", "Month", "6:3: 'on' needs a 'format'")]
    [InlineData("record: member", "record: call", "2:9: 'record' is member")]
    [InlineData("  change: { constant: joined }\n", "", "5:3: The field 'change' is missing")]
    [InlineData("member: Id", "member: { from: Id, unit: h }", "5:23: 'unit' belongs to ")]
    public void A_fault_names_its_place_and_what_is_allowed(string right, string wrong, string start)
    {
        var faults = TableMapping.Read(MemberChangeField.Kind, "m.yaml", Members.Replace(right, wrong, StringComparison.Ordinal), null, out var mapping);

        Assert.Null(mapping);
        Assert.Contains(faults, fault => fault.ToString().StartsWith("m.yaml:" + start, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ made: created, answer: reply }", true)]
    [InlineData("{ made: created, done: solved }", false)]
    public void Who_tells_of_answers_tells_how_many_there_are(string values, bool isTold)
    {
        var text = $$"""
            version: 1
            record: ticket
            source: desk
            lacks: [agent]
            columns:
              ticket: Id
              at: { from: At, format: iso }
              event: { from: Event, values: {{values}} }
              agent: Agent
            """;

        Assert.Empty(TableMapping.Read(TicketField.Kind, "t.yaml", text, null, out var mapping));

        Assert.Equal(isTold, (mapping!.Told & FactRow.Bit(TicketField.Replies)) != 0); // no fault
        Assert.Equal(0UL, mapping.Told & FactRow.Bit(TicketField.Agent));
    }

    [Theory]
    [InlineData("file: { heading: 0 }", "4:18: 'heading' is the line on which the names of the columns stand, 1 to 100")]
    [InlineData("file: { decimals: coma }", "4:19: 'decimals' is one of: point, comma. Did you mean 'comma'?")]
    [InlineData("file: { zone: Denver }", "4:15: 'Denver' is no IANA time zone")]
    [InlineData("file: { zon: Etc/UTC }", "4:9: Unknown key. Allowed here: delimiter, encoding, heading, decimals, zone. Did you mean 'zone'?")]
    public void What_is_said_of_the_file_is_checked(string file, string start)
    {
        var faults = TableMapping.Read(MemberChangeField.Kind, "m.yaml", Members.Replace("columns:", $"{file}\ncolumns:", StringComparison.Ordinal), null, out _);

        Assert.Contains(faults, fault => fault.ToString().Contains(start, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ from: Reply, unit: min, after: createdAt }", null)]
    [InlineData("{ from: Reply, unit: min, after: solvedAt }", "'firstReplyAt' is after 'solvedAt', which needs a column with instants of its own.")]
    [InlineData("{ from: Reply, unit: min, after: firstReplyAt }", "'after' is one of: at, createdAt, solvedAt, closedAt")]
    [InlineData("{ from: Reply, unit: min }", "'unit' belongs to ")]
    public void An_instant_may_come_some_time_after_another(string reply, string? fault)
    {
        var faults = TableMapping.Read(TicketField.Kind, "t.yaml", $$"""
            version: 1
            record: ticket
            source: desk
            columns:
              ticket: Id
              at: { from: Updated, format: iso }
              createdAt: { from: Created, format: iso }
              firstReplyAt: {{reply}}
            """, null, out var mapping);

        Assert.Equal((fault is null, fault is null), (faults.Count == 0, mapping is not null));
        Assert.Contains(fault ?? "", string.Join('\n', faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_word_behind_after_is_one_fault() =>
        Assert.Contains("Did you mean 'createdAt'?", Assert.Single(TableMapping.Read(TicketField.Kind, "t.yaml", """
            version: 1
            record: ticket
            source: desk
            columns:
              ticket: Id
              at: { from: Updated, format: iso }
              createdAt: { from: Created, format: iso }
              firstReplyAt: { from: Reply, unit: min, after: createAt }
            """, null, out _)).ToString(), StringComparison.Ordinal);
}
