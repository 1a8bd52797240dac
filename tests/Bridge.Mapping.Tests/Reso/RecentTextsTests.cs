using System.Text.Json;
using Bridge.Mapping.Reso;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Mapping.Tests.Reso;

public class RecentTextsTests
{
    [Fact]
    public void Whatever_was_read_before_a_text_is_read_as_it_stands()
    {
        var recent = new RecentTexts();
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>[]>(), texts => texts.All(text =>
        {
            // Half of a pair is no text, and becomes another character in JSON.
            var json = JsonSerializer.SerializeToUtf8Bytes(text.Get);
            return Read(recent, json) == JsonSerializer.Deserialize<string>(json);
        })).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_word_that_two_rows_share_is_in_memory_once()
    {
        var first = JsonSerializer.Deserialize("""{"MemberKey":"1","MemberCity":"Springfield"}""", ResoJson.Default.ResoMember);
        var second = JsonSerializer.Deserialize("""{"MemberKey":"2","MemberCity":"Springfield"}""", ResoJson.Default.ResoMember);

        Assert.Equal("Springfield", first?.MemberCity);
        Assert.Same(first?.MemberCity, second?.MemberCity);
    }

    [Fact]
    public void A_word_of_two_lists_is_in_memory_once()
    {
        var first = JsonSerializer.Deserialize("""{"MemberKey":"1","MemberDesignation":["GRI","Seniors Real Estate Specialist / SRES"]}""", ResoJson.Default.ResoMember);
        var second = JsonSerializer.Deserialize("""{"MemberKey":"2","MemberDesignation":["Seniors Real Estate Specialist / SRES"]}""", ResoJson.Default.ResoMember);

        Assert.Equal("Seniors Real Estate Specialist / SRES", first?.MemberDesignation?[1]);
        Assert.Same(first?.MemberDesignation?[1], second?.MemberDesignation?[0]);
    }

    private static string Read(RecentTexts recent, byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return recent.Read(ref reader);
    }
}
