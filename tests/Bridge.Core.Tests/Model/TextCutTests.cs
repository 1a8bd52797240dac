using System.Globalization;
using Bridge.Core.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Model;

/// <summary>Texts are cut where people see a border between letters.</summary>
public sealed class TextCutTests
{
    private const string Family = "\U0001F468\u200D\U0001F469\u200D\U0001F467"; // one emoji of eight characters

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abc", 2, "ab")]
    [InlineData("abc", 0, "")]
    [InlineData("a\U0001F600", 2, "a")]
    [InlineData("a" + Family + "b", 8, "a")]
    [InlineData("a" + Family + "b", 9, "a" + Family)]
    [InlineData("ae\u0301", 2, "a")] // e with an accent
    [InlineData("\U0001F1FA\U0001F1F8\U0001F1F2\U0001F1FD", 6, "\U0001F1FA\U0001F1F8")] // two flags
    [InlineData("a\r\nb", 2, "a")]
    [InlineData(Family, 3, "\U0001F468\u200D")] // one letter alone is too long
    [InlineData("\U0001F600", 1, "")]
    public void A_letter_is_never_split(string text, int most, string expected) => Assert.Equal(expected, TextCut.To(text, most));

    [Fact]
    public void What_stays_is_a_beginning_and_short_enough_and_no_half_of_a_pair_ends_it() =>
        Prop.ForAll<string?, PositiveInt>((text, most) =>
        {
            var whole = string.Concat((text ?? "").EnumerateRunes()) + Family;
            var cut = TextCut.To(whole, most.Get);
            return whole.StartsWith(cut, StringComparison.Ordinal) && cut.Length <= most.Get && (cut.Length == 0 || !char.IsHighSurrogate(cut[^1]))
                && (cut.Length == 0 || cut.Length == whole.Length || StringInfo.ParseCombiningCharacters(whole).Contains(cut.Length) || StringInfo.GetNextTextElementLength(whole) > most.Get);
        }).QuickCheckThrowOnFailure();
}
