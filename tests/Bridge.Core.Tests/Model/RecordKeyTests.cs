using Bridge.Core.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Model;

public class RecordKeyTests
{
    [Fact]
    public void The_external_id_is_the_feed_and_its_key() =>
        Assert.Equal("harbor:M1", new RecordKey("harbor", "M1").ExternalId);

    [Fact]
    public void The_same_key_of_two_feeds_is_two_records() =>
        Assert.NotEqual(new RecordKey("harbor", "M1"), new RecordKey("valley", "M1"));

    [Fact]
    public void Keys_compare_by_ordinal() => Assert.NotEqual(new RecordKey("harbor", "m1"), new RecordKey("harbor", "M1"));

    [Fact]
    public void Its_text_is_the_external_id_and_begins_with_the_feed() =>
        Prop.ForAll<NonEmptyString, NonEmptyString>((origin, value) =>
        {
            var key = new RecordKey(origin.Get, value.Get);
            return key.ToString() == key.ExternalId && key.ExternalId[(origin.Get.Length + 1)..] == value.Get;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Feeds_without_a_colon_never_share_an_external_id() =>
        Prop.ForAll(Keys().Two().ToArbitrary(), pair =>
                (pair.Item1 == pair.Item2) == (pair.Item1.ExternalId == pair.Item2.ExternalId))
            .QuickCheckThrowOnFailure();

    // Few letters, so that keys often are equal or cut at another place.
    private static Gen<RecordKey> Keys() =>
        from origin in Gen.Elements("a", "ab", "b")
        from value in Gen.Elements("a", ":a", "b:a", "ab", ":")
        select new RecordKey(origin, value);
}
