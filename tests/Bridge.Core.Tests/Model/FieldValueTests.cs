using Bridge.Core.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Model;

public class FieldValueTests
{
    private static readonly FieldValue[] _different =
    [
        FieldValue.NotSent, FieldValue.Blank, FieldValue.Text("true"), FieldValue.Text("1"), FieldValue.Text("a;b"), FieldValue.Flag(true),
        FieldValue.Flag(false), FieldValue.Number(1), FieldValue.Number(0), FieldValue.List(["a", "b"]), FieldValue.List(["b", "a"]), FieldValue.List(["true"]),
    ];

    [Fact]
    public void Nothing_said_and_cleared_are_different_things()
    {
        Assert.Equal((false, false), (FieldValue.NotSent.IsSent, FieldValue.NotSent.IsBlank));
        Assert.Equal((true, true), (FieldValue.Blank.IsSent, FieldValue.Blank.IsBlank));
        Assert.Equal(FieldValue.NotSent, default);
        Assert.True(FieldValue.NotSent != FieldValue.Blank);
    }

    [Fact]
    public void What_is_empty_is_blank() =>
        Assert.All(
            [
                FieldValue.Text(null), FieldValue.Text(""), FieldValue.Flag(null), FieldValue.Number(null), FieldValue.Date(null),
                FieldValue.List(null), FieldValue.List([]),
            ],
            value => Assert.Equal(FieldValue.Blank, value));

    [Fact]
    public void A_space_is_a_text() => Assert.Equal(" ", FieldValue.Text(" ").AsText);

    [Fact]
    public void Values_of_different_kind_or_content_differ() =>
        Assert.Equal(_different.Length, _different.Distinct().Count());

    [Fact]
    public void A_value_is_of_one_kind_only() =>
        Assert.All(_different, value => Assert.Equal(
            value.IsSent && !value.IsBlank ? 1 : 0,
            (value.AsText is null ? 0 : 1) + (value.AsFlag is null ? 0 : 1) + (value.AsNumber is null ? 0 : 1) + (value.AsList is null ? 0 : 1)));

    [Fact]
    public void Texts_compare_by_ordinal()
    {
        Assert.NotEqual(FieldValue.Text("a"), FieldValue.Text("A"));
        Assert.NotEqual(FieldValue.Text("\u00e9"), FieldValue.Text("e\u0301"));
    }

    [Fact]
    public void A_list_is_a_copy_of_what_it_was_made_from()
    {
        string[] texts = ["a", "b"];

        var value = FieldValue.List(texts);
        texts[0] = "z";

        Assert.Equal(["a", "b"], value.AsList);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    public void The_line_of_text_is_the_same_in_every_country(string culture)
    {
        var before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo(culture);
        try
        {
            Assert.Equal("1.5", FieldValue.Number(1.5m).ToString());
            Assert.Equal("2026-11-25", FieldValue.Date(new DateOnly(2026, 11, 25)).ToString());
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public void A_flag_is_a_word(bool flag, string word) => Assert.Equal(word, FieldValue.Flag(flag).ToString());

    [Fact]
    public void Neither_blank_nor_not_sent_shows_anything() =>
        Assert.Equal(("", "", "a;b"), (FieldValue.Blank.ToString(), FieldValue.NotSent.ToString(), FieldValue.List(["a", "b"]).ToString()));

    [Fact]
    public void Equal_content_is_equal_and_hashes_alike() =>
        Prop.ForAll<string?, decimal, string[]>((text, number, list) =>
        {
            (FieldValue Mine, FieldValue Theirs)[] pairs =
            [
                (FieldValue.Text(text), FieldValue.Text(text is null ? null : new string(text.AsSpan()))),
                (FieldValue.Number(number), FieldValue.Number(number)),
                (FieldValue.List(list), FieldValue.List([.. list])),
            ];
            return pairs.All(pair => pair.Mine == pair.Theirs && pair.Mine.Equals((object)pair.Theirs) && pair.Mine.GetHashCode() == pair.Theirs.GetHashCode());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_comes_back_as_it_was() =>
        Prop.ForAll<NonEmptyString>(text => FieldValue.Text(text.Get).AsText == text.Get && FieldValue.Text(text.Get).ToString() == text.Get)
            .QuickCheckThrowOnFailure();
}
