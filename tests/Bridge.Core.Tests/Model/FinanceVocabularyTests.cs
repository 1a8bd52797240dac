using Bridge.Core.Model;
using Bridge.Core.Settings;

namespace Bridge.Core.Tests.Model;

public class FinanceVocabularyTests
{
    [Theory]
    [InlineData("ABC_MemberBalance_c", "balance")]
    [InlineData("memberbalance", "balance")]
    [InlineData("Member\u200BBal\u00E4nce", "balance")]
    [InlineData("b4l4nce", "balance")]
    [InlineData("user_fields.mls_b_a_l_a_n_c_e", "balance")]
    [InlineData("reason_for_hold", "hold reason")]
    [InlineData("MemberAmt2", "amt")]
    [InlineData("billing$tatus", "billing")]
    public void A_name_of_money_is_found_with_its_word(string name, string word)
    {
        Assert.True(FinanceVocabulary.Names(name));
        Assert.Equal(word, FinanceVocabulary.Find(name));
    }

    [Theory]
    [InlineData("BrokerInCharge2")]
    [InlineData("Billings")]
    [InlineData("Finley")]
    [InlineData("CV__c")]
    [InlineData("user_fields.mls_CoffeeHour")]
    [InlineData("")]
    [InlineData("\uD800")]
    public void A_harmless_name_is_not_found(string name) => Assert.Null(FinanceVocabulary.Find(name));

    [Fact]
    public void Short_forms_count_in_names_only()
    {
        Assert.Equal("ar", FinanceVocabulary.Find("Member_AR"));
        Assert.Null(FinanceVocabulary.FindInText("AR"));
    }

    [Theory]
    [InlineData("xx_Member-Login.Id", true)]
    [InlineData("M3mb3rP4ssw0rd", true)]
    [InlineData("MemberMlsId", false)]
    public void A_forbidden_field_is_seen_in_any_spelling(string written, bool isNamed) =>
        Assert.Equal(isNamed, ForbiddenFields.AreNamedIn(written));

    [Fact]
    public void Folding_gives_the_letters_and_the_skeleton()
    {
        Assert.Equal("balance", NameFolding.Letters("B\u0430l_\u0430nce 2"));
        Assert.Equal("baianceb", NameFolding.Skeleton("b4lance8"));
    }

    [Fact]
    public void Broken_bytes_have_a_place_and_a_byte_order_mark_is_left_out()
    {
        Assert.Equal("a", Utf8Text.Decode([0xEF, 0xBB, 0xBF, (byte)'a'], out _, out _));
        Assert.Null(Utf8Text.Decode([(byte)'\n', (byte)'b', 0x80], out var line, out var column));
        Assert.Equal((2, 2), (line, column));
    }
}
