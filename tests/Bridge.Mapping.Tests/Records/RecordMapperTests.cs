using Bridge.Core.Model;
using Bridge.Mapping.Documents;
using Bridge.Mapping.Records;

namespace Bridge.Mapping.Tests.Records;

public class RecordMapperTests
{
    private static RecordMapper<Member> Mapper(string fields)
    {
        var faults = MappingDocument.Read("test", $"version: 1\nrecord: member\nfields:\n  {fields}\n", out var document);
        Assert.Empty(faults);
        Assert.NotNull(document);
        return new RecordMapper<Member>(document, ["Inactive"]);
    }

    private static FieldValue Map(string field, Member member)
    {
        var result = Mapper("x: " + field).Map(member);
        Assert.Null(result.Refusal);
        return result.Fields?.Find("x") ?? default;
    }

    [Theory]
    [InlineData("MemberMlsId", "A100")]
    [InlineData("[MemberNickname, MemberFirstName]", "Ada")]
    [InlineData("{ join: [MemberFirstName, MemberMiddleName, MemberLastName] }", "Ada Example")]
    [InlineData("{ join: [MemberMiddleName, MemberLastName], separator: ', ' }", "Example")]
    [InlineData("'{OfficeName}[ ({MemberNickname})]'", "Acme Realty")]
    [InlineData("'{MemberNickname}[ of {MemberMiddleName}]'", "")]
    [InlineData("{ from: MemberStatus, translate: { ACTIVE: on } }", "on")]
    [InlineData("{ from: MemberType, translate: { ACTIVE: on } }", "REALTOR Salesperson")]
    [InlineData("{ from: MemberType, translate: { ACTIVE: on }, otherwise: blank }", "")]
    [InlineData("{ from: MemberType, translate: { ACTIVE: on }, otherwise: 'keep' }", "keep")]
    [InlineData("{ from: MemberType, translate: { ACTIVE: on }, otherwise: other }", "other")]
    [InlineData("{ constant: Example MLS }", "Example MLS")]
    [InlineData("{ reference: OfficeKey, to: offices }", "demo:O-7")]
    [InlineData("MemberLanguages", "English;Spanish")]
    [InlineData("MemberMlsAccessYN", "true")]
    [InlineData("{ from: MemberStateLicenseExpirationDate, type: date }", "2027-03-31")]
    [InlineData("'local:ACT_Area'", "North")]
    [InlineData("'local:ACT_Nothing'", "")]
    public void A_field_is_mapped_as_the_document_says(string field, string expected)
    {
        var value = Map(field, Samples.Member() with { LocalFields = new Dictionary<string, string> { ["ACT_Area"] = "North" } });

        Assert.True(value.IsSent);
        Assert.Equal(expected, value.ToString());
    }

    [Theory]
    [InlineData("{ from: MemberFullName, type: flag }", "mapping")]
    [InlineData("{ from: MemberFullName, type: number }", "mapping")]
    [InlineData("{ from: MemberFullName, maxLength: 10 }", "mapping")]
    [InlineData("{ from: MemberFullName, rule: email }", "invalid-email")]
    [InlineData("{ from: MemberFullName, type: choice, choices: [a] }", "mapping")]
    [InlineData("{ from: MemberFullName, translate: { a: b }, otherwise: refuse }", "mapping")]
    public void A_value_that_does_not_fit_refuses_the_record_and_is_not_quoted(string field, string code)
    {
        var result = Mapper("x: " + field).Map(Samples.Member());

        Assert.Null(result.Fields);
        Assert.Equal(code, result.Refusal?.Code);
        Assert.Contains("'x'", result.Refusal?.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", result.Refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_value_counts_as_blank_when_the_document_says_so() =>
        Assert.True(Map("{ from: MemberFullName, rule: email, invalid: blank }", Samples.Member()).IsBlank);

    [Fact]
    public void A_blank_erases_or_is_not_sent()
    {
        Assert.True(Map("MemberNickname", Samples.Member()).IsBlank);
        Assert.False(Map("{ from: MemberNickname, whenBlank: unknown }", Samples.Member()).IsSent);
    }

    [Theory]
    [InlineData("Active", false, false)]
    [InlineData(" INACTIVE ", false, true)]
    [InlineData(null, false, false)]
    [InlineData(null, true, true)]
    public void A_record_has_departed_by_its_state_or_as_a_tombstone(string? status, bool isTombstone, bool expected)
    {
        var mapper = Mapper("gone: { departed: true }\n  name: MemberFullName\n  c: { constant: x }");
        var fields = mapper.Map(Samples.Member() with { Status = status, IsTombstone = isTombstone }).Fields;

        Assert.Equal(expected, fields?.Find("gone").AsFlag);
        Assert.Equal(!isTombstone, fields?.Find("name").IsSent);
        Assert.Equal(!isTombstone, fields?.Find("c").IsSent);
    }

    [Fact]
    public void The_source_fields_are_those_read_with_key_and_status() =>
        Assert.Equal(
            ["ACT_Area", "MemberEmail", "MemberKey", "MemberStatus", "OfficeKey"],
            Mapper("a: [MemberEmail, 'local:ACT_Area']\n  b: { reference: OfficeKey, to: offices }").SourceFields);

    [Fact]
    public void A_mapping_for_offices_or_a_missing_file_is_told_as_a_fault()
    {
        Assert.Contains("record: office", MappingCatalogue.Open<Member>("zendesk-offices", [], null).Faults[0].Message, StringComparison.Ordinal);
        var missing = MappingCatalogue.Open<Member>("zendesk-member", [], Path.GetTempPath());
        Assert.Contains("Did you mean 'zendesk-members'?", missing.Faults[0].Message, StringComparison.Ordinal);
        Assert.NotEmpty(MappingCatalogue.Open<Member>("a\0b", [], null).Faults);
    }
}
