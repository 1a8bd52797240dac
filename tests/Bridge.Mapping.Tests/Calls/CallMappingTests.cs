using Bridge.Core.Calls;
using Bridge.Mapping.Calls;

namespace Bridge.Mapping.Tests.Calls;

public class CallMappingTests
{
    private const string Good = """
        version: 1
        record: call
        source: pbx
        zone: America/Denver
        lacks: [abandonWait]
        columns:
          id: Id
          offeredAt: { from: When, format: "yyyy-MM-dd HH:mm:ss" }
          wait: Wait
          outcome: { from: Result, values: { A: answered }, otherwise: abandonedQueue }
        """;

    [Fact]
    public void A_good_document_says_what_the_file_tells()
    {
        Assert.Empty(CallMapping.Read("m.yaml", Good, null, out var mapping));
        Assert.Equal(("pbx", CallInputs.Wait), (mapping!.Source, mapping.Inputs));
    }

    [Theory]
    [InlineData("wait: Wait", "wiat: Wait", "9:3: Unknown key", "Did you mean 'wait'?")]
    [InlineData("answered }", "anwsered }", "10:41: 'A' is one of", "Did you mean 'answered'?")]
    [InlineData("wait: Wait", "wait: { from: Wait, unit: sec }", "9:29: 'unit' is one of: ", "")]
    [InlineData("America/Denver", "America/Denvr", "4:7: 'America/Denvr' is no IANA time zone", "Did you mean 'America/Denver'?")]
    [InlineData("[abandonWait]", "[abandonedWait]", "5:9: 'lacks' is one of", "Did you mean 'abandonWait'?")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "yyyy-mm-dd HH:mm", "8:36: 'format' is iso", "")]
    [InlineData("zone: America/Denver", "nulls: []", "1:1: The times of this file have no offset", "")]
    [InlineData("  id: Id\n", "", "7:3: The field 'id' is missing", "")]
    [InlineData("wait: Wait", "wait: { from: Wait, format: iso }", "9:23: 'format' belongs to answeredAt, endedAt, offeredAt", "")]
    public void A_fault_names_its_place_and_the_nearest_word(string right, string wrong, string start, string hint)
    {
        var faults = CallMapping.Read("m.yaml", Good.Replace(right, wrong, StringComparison.Ordinal), null, out var mapping);

        Assert.Null(mapping);
        Assert.Contains(faults, fault => fault.ToString().StartsWith($"m.yaml:{start}", StringComparison.Ordinal) && fault.Message.EndsWith(hint, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("values: { A: answered }", "values: { A: answered, B: blocked }", CallInputs.Blocked)]
    [InlineData("otherwise: abandonedQueue", "otherwise: voicemail", CallInputs.Voicemail)]
    [InlineData("values: { A: answered }", "values: { A: answered, C: callbackRequested }", CallInputs.CallbackRequest)]
    [InlineData("  wait: Wait\n", "  wait: Wait\n  callbackOf: Back\n", CallInputs.CallbackOf)]
    public void A_document_that_has_no_word_for_an_ending_does_not_tell_it(string without, string with, CallInputs told)
    {
        Assert.Empty(CallMapping.Read("m.yaml", Good.Replace(without, with, StringComparison.Ordinal), null, out var mapping));

        Assert.Equal(CallInputs.Wait | told, mapping!.Inputs);
    }

    [Fact]
    public void The_zone_of_the_import_does_for_a_document_without_one() =>
        Assert.Empty(CallMapping.Read("m.yaml", Good.Replace("zone: America/Denver\n", "", StringComparison.Ordinal), "Asia/Tokyo", out _));

    [Fact]
    public void Business_hours_know_weekdays_and_exceptions()
    {
        Assert.Empty(BusinessHours.Read("h.yaml", "hours: { monday: 08:00-17:30 }\nexceptions: { 2026-05-25: closed, 2026-05-26: \"10:00-10:15\" }", out var hours));

        Assert.True(hours!.IsOpen(new DateOnly(2026, 5, 18), 32));
        Assert.False(hours.IsOpen(new DateOnly(2026, 5, 18), 31));
        Assert.False(hours.IsOpen(new DateOnly(2026, 5, 18), 70));
        Assert.False(hours.IsOpen(new DateOnly(2026, 5, 25), 40));
        Assert.True(hours.IsOpen(new DateOnly(2026, 5, 26), 40));
        Assert.False(hours.IsOpen(new DateOnly(2026, 5, 26), 41));
    }

    [Theory]
    [InlineData("hours: { mondy: 08:00-17:30 }", "1:10", "Did you mean 'monday'?")]
    [InlineData("hours: { monday: 08:10-17:30 }", "1:18", "")]
    [InlineData("hours: { monday: closed }\nexceptions: { 12/25/2026: closed }", "2:15", "")]
    public void A_fault_of_business_hours_names_its_place(string text, string place, string hint) =>
        Assert.Contains(BusinessHours.Read("h.yaml", text, out _), fault => $"{fault.Line}:{fault.Column}" == place && fault.Message.EndsWith(hint, StringComparison.Ordinal));

    [Theory]
    [InlineData("HANG 0:00:00", "abandonedIvr")]
    [InlineData("hang 12:00:01", "abandonedQueue")]
    [InlineData("HANG", "abandonedQueue")]
    [InlineData("AGENT 9:00:00", "answered")]
    [InlineData("PHANTOM 9:00:00", null)]
    public void A_word_that_ends_in_a_star_stands_for_all_that_begin_so_and_the_longest_counts(string cell, string? target)
    {
        var text = Good.Replace(
            "values: { A: answered }, otherwise: abandonedQueue",
            "values: { \"HANG*\": abandonedQueue, \"HANG 0:*\": abandonedIvr, \"A*\": answered }",
            StringComparison.Ordinal);
        Assert.Empty(CallMapping.Read("m.yaml", text, null, out var mapping));

        Assert.Equal(target, mapping!.Table.Columns[CallField.Outcome].Find(cell));
    }
}
