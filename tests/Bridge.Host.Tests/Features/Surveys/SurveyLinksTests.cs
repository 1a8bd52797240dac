using System.Security.Cryptography;
using Bridge.Host.Features.Surveys;
using Microsoft.AspNetCore.WebUtilities;

namespace Bridge.Host.Tests.Features.Surveys;

public sealed class SurveyLinksTests
{
    private readonly SurveyLinks _links = new(RandomNumberGenerator.GetBytes(32), new Uri("https://ask.example.test/"));

    [Fact]
    public void A_link_is_read_as_it_was_made()
    {
        var key = SurveyLinks.NewKey();

        Assert.Equal(key, _links.Read(_links.TokenOf(key)));
        Assert.Equal($"https://ask.example.test/s/{_links.TokenOf(key)}", _links.Of(key).AbsoluteUri);
    }

    [Fact]
    public void Ten_thousand_forged_links_are_refused()
    {
        var key = SurveyLinks.NewKey();
        var other = new SurveyLinks(RandomNumberGenerator.GetBytes(32), new Uri("https://ask.example.test/"));
        var forged = Enumerable.Range(0, 10_000).Select(number => (number % 4) switch
        {
            0 => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)), // guessed
            1 => other.TokenOf(SurveyLinks.NewKey()), // of another bridge
            2 => Flipped(_links.TokenOf(SurveyLinks.NewKey()), number % 256), // one bit of a true one
            _ => _links.TokenOf(key)[..(number % 43)], // cut off
        });

        Assert.All(forged, token => Assert.Null(_links.Read(token)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("é23456789012345678901234567890123456789012é")]
    [InlineData("+234567890123456789012345678901234567890123")]
    [InlineData("=============================================")]
    public void Anything_else_is_no_link(string token) => Assert.Null(_links.Read(token));

    [Fact]
    public void A_true_link_has_one_spelling()
    {
        var token = _links.TokenOf(SurveyLinks.NewKey());
        var spellings = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".Select(last => token[..^1] + last);

        Assert.Equal([token], spellings.Where(spelling => _links.Read(spelling) is not null));
    }

    private static string Flipped(string token, int bit)
    {
        var bytes = WebEncoders.Base64UrlDecode(token);
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return WebEncoders.Base64UrlEncode(bytes);
    }
}
