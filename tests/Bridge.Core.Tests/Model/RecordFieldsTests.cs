using Bridge.Core.Model;

namespace Bridge.Core.Tests.Model;

public class RecordFieldsTests
{
    private static readonly Member _member = new()
    {
        Key = new RecordKey("harbor", "M1"),
        ModifiedAt = DateTimeOffset.UnixEpoch,
        Email = "ada@example.test",
        LocalFields = new Dictionary<string, string> { ["ABC_Board"] = "7", ["MemberEmail"] = "shadow@example.test" },
    };

    [Fact]
    public void A_standard_field_is_read_by_its_name() => Assert.Equal("ada@example.test", _member.Field("MemberEmail").AsText);

    [Fact]
    public void A_local_field_is_read_by_its_name() => Assert.Equal("7", _member.Field("ABC_Board").AsText);

    [Fact]
    public void A_field_that_is_not_there_is_blank_and_names_count_their_case()
    {
        Assert.Equal(FieldValue.Blank, _member.Field("NoSuchField"));
        Assert.Equal(FieldValue.Blank, _member.Field("memberemail"));
    }

    [Fact]
    public void Every_standard_field_can_be_read_from_an_empty_record()
    {
        var office = new Office { Key = new RecordKey("harbor", "O1"), ModifiedAt = DateTimeOffset.UnixEpoch };

        Assert.Equal("O1", office.Field("OfficeKey").AsText);
        Assert.All(OfficeFields.Names.Where(name => name != "OfficeKey"), name => Assert.True(office.Field(name).IsBlank, name));
        Assert.All(OfficeFields.Names, name => Assert.NotNull(OfficeFields.Reader(name)));
    }

    [Theory]
    [InlineData("MemberPassword")]
    [InlineData(" memberloginid ")]
    public void A_forbidden_field_is_known_in_every_spelling_and_is_no_standard_field(string name)
    {
        Assert.True(ForbiddenFields.Contains(name));
        Assert.DoesNotContain(MemberFields.Names.Concat(OfficeFields.Names), ForbiddenFields.Contains);
    }
}
