using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Scrubbing;
using Bridge.Mapping.Documents;
using Bridge.Mapping.Records;

namespace Bridge.Mapping.Tests.Records;

/// <summary>Card data never gets as far as a target's payload; typed keys are left alone.</summary>
public class CardRuleTests
{
    private const string Number = "4242424242424242";

    [Theory]
    [InlineData("JobTitle")]
    [InlineData("'{JobTitle}[ of {OfficeName}]'")]
    [InlineData("{ from: JobTitle, rule: none }")]
    [InlineData("{ from: JobTitle, rule: name }")]
    [InlineData("{ join: [MemberFirstName, JobTitle] }")]
    [InlineData("{ from: [MemberNickname, JobTitle] }")]
    [InlineData("{ constant: \"call 4242 4242 4242 4242\" }")]
    [InlineData("MemberLanguages")]
    public void A_card_number_in_free_text_is_replaced_and_told(string source)
    {
        var result = Map(source, Member());

        var text = result.Fields!.Find("x").ToString(); // there is no refusal
        Assert.Contains("[card number removed]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4242", text, StringComparison.Ordinal);
        Assert.Equal([new FieldRemoval("x", RemovalKind.Card)], result.Removed);
    }

    [Theory]
    [InlineData("MemberKey")]
    [InlineData("MemberMlsId")]
    [InlineData("{ from: [MemberMlsId, MemberKey], rule: none }")]
    [InlineData("{ reference: OfficeKey, to: offices }")]
    public void A_typed_key_is_no_free_text(string source)
    {
        var result = Map(source, Member());

        Assert.Contains(Number, result.Fields!.Find("x").ToString(), StringComparison.Ordinal); // there is no refusal
        Assert.Null(result.Removed);
    }

    [Fact]
    public void An_address_with_a_card_number_sets_the_record_aside()
    {
        var result = Map("{ from: MemberEmail, rule: email }", Member() with { Email = $"ann{Number}@example.com" });

        Assert.Null(result.Fields);
        Assert.Equal("invalid-email", result.Refusal?.Code);
        Assert.DoesNotContain("4242", result.Refusal!.Reason, StringComparison.Ordinal); // just checked
    }

    private static Member Member() => new()
    {
        Key = new RecordKey("demo", Number),
        ModifiedAt = DateTimeOffset.UnixEpoch,
        MlsId = Number,
        OfficeKey = Number,
        FirstName = "Ann",
        JobTitle = $"Broker, card {Number}",
        Languages = ["English", $"Visa {Number}"],
    };

    private static MappingResult Map(string source, Member member)
    {
        Assert.Empty(MappingDocument.Read("test", $"version: 1\nrecord: member\nfields:\n  x: {source}\n", out var document));
        return new RecordMapper<Member>(document!, ["Inactive"]).Map(member); // there are no faults
    }
}
