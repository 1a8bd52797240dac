using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bridge.Host.Proof.Separation.Canaries;
using Bridge.Host.Proof.Separation.Collecting;
using Bridge.Host.Proof.Separation.Searching;

namespace Bridge.Host.Tests.Proof;

public class CanarySearchTests
{
    private static readonly Canary _text = new(1, CanaryKind.Text, CanaryFate.Accepted, "file, column", "QX7KMZ24TWNB & Søn \"Q\"");
    private static readonly Canary _amount = new(2, CanaryKind.Amount, CanaryFate.Accepted, "file, column", "734918204372.19") { Amount = 734918204372.19m };
    private static readonly Canary _day = new(3, CanaryKind.Day, CanaryFate.Accepted, "file, column", "2187-03-14") { Day = new DateOnly(2187, 3, 14) };
    private static readonly Canary _card = new(4, CanaryKind.Card, CanaryFate.Unread, "file, column", TestCards.All[0]);
    private static readonly Canary _email = new(5, CanaryKind.Email, CanaryFate.Unread, "file, column", "kqz7mwt4xbnh@fjwqzk.canary.example");
    private static readonly PatternSet _patterns = PatternSet.Of([_text, _amount, _day, _card, _email]);

    public static TheoryData<string, byte[], int> Hidden()
    {
        var utf8 = Encoding.UTF8.GetBytes(_text.Text);
        return new TheoryData<string, byte[], int>
        {
            { "UTF-8", utf8, 1 },
            { "UTF-8", Encoding.UTF8.GetBytes(_text.Text.ToUpperInvariant().Replace("Ø", "ø", StringComparison.Ordinal)), 1 },
            { "UTF-16LE", Encoding.Unicode.GetBytes(_text.Text), 1 },
            { "UTF-16BE", Encoding.BigEndianUnicode.GetBytes(_text.Text), 1 },
            { "JSON", JsonSerializer.SerializeToUtf8Bytes(_text.Text), 1 },
            { "HTML", Encoding.UTF8.GetBytes(WebUtility.HtmlEncode(_text.Text)), 1 },
            { "URL", Encoding.UTF8.GetBytes(Uri.EscapeDataString(_text.Text)), 1 },
            { "URL twice", Encoding.UTF8.GetBytes(Uri.EscapeDataString(Uri.EscapeDataString(_text.Text))), 1 },
            { "base64, alignment 0", Encoding.UTF8.GetBytes(Convert.ToBase64String(utf8)), 1 },
            { "base64, alignment 1", Encoding.UTF8.GetBytes(Convert.ToBase64String([.. "xyzw"u8, .. utf8, .. "end"u8])), 1 },
            { "base64, alignment 2", Encoding.UTF8.GetBytes(Convert.ToBase64String([.. "xyzwv"u8, .. utf8, .. "e"u8])), 1 },
            { "hex", Encoding.UTF8.GetBytes(Convert.ToHexString(utf8)), 1 },
            { "hex", Encoding.UTF8.GetBytes(Convert.ToHexStringLower(utf8)), 1 },
            { "SHA-256, raw", SHA256.HashData(utf8), 1 },
            { "SHA-256, hex", Encoding.UTF8.GetBytes(Convert.ToHexStringLower(SHA256.HashData(utf8))), 1 },
            { "UTF-8, first 8 letters", Encoding.UTF8.GetBytes(_text.Text[..8]), 1 },
            { "UTF-8, first 8 letters", Encoding.UTF8.GetBytes(_email.Text[..9]), 5 },
            { "UTF-8", Encoding.UTF8.GetBytes(_amount.Text), 2 },
            { "UTF-8, written otherwise", Encoding.UTF8.GetBytes(_amount.Amount.ToString("N2", CultureInfo.InvariantCulture)), 2 },
            { "digits alone", "USD 734 918-204,372.19"u8.ToArray(), 2 },
            { "double, little endian", BitConverter.GetBytes((double)_amount.Amount), 2 },
            { "double, big endian", [.. BitConverter.GetBytes((double)_amount.Amount).Reverse()], 2 },
            { "int64 of hundredths, little endian", BitConverter.GetBytes((long)(_amount.Amount * 100)), 2 },
            { "decimal, little endian", [.. decimal.GetBits(_amount.Amount).SelectMany(BitConverter.GetBytes)], 2 },
            { "UTF-8, written otherwise", "due March 14, 2187."u8.ToArray(), 3 },
            { "unix seconds, little endian", BitConverter.GetBytes(new DateTimeOffset(2187, 3, 14, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()), 3 },
            { "ticks, little endian", BitConverter.GetBytes(new DateTime(2187, 3, 14).Ticks), 3 },
            { "digits alone", Encoding.UTF8.GetBytes(string.Join(" - ", _card.Text.Chunk(4).Select(four => new string(four)))), 4 },
            { "digits alone", Encoding.Unicode.GetBytes(string.Join('.', _card.Text.Chunk(4).Select(four => new string(four)))), 4 },
            { "UTF-8 in gzip", Pack(utf8, stream => new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)), 1 },
            { "UTF-8 in deflate", Pack(utf8, stream => new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true)), 1 },
            { "UTF-8 in gzip in gzip", Pack(Pack(utf8, Gzip), Gzip), 1 },
            { "UTF-8 in zip", Zip(utf8), 1 },
        };
    }

    [Theory]
    [MemberData(nameof(Hidden))]
    public void A_canary_is_found_whatever_it_is_dressed_in(string encoding, byte[] bytes, int number)
    {
        var search = Search([.. "before "u8, .. bytes, .. " behind"u8]);

        Assert.Contains(search.Hits, hit => hit.Canary.Number == number && hit.Encoding == encoding);
        Assert.All(search.Hits, hit => Assert.Equal(number, hit.Canary.Number));
    }

    [Theory]
    [InlineData("QX7KMZ2 4TWNB")] // seven letters of it
    [InlineData("734918204371.19 73491820437 734918x204372")]
    [InlineData("2187-03-15, 14.03.2186")]
    [InlineData("4242 4242 4242 4241")]
    public void What_is_only_like_a_canary_is_not_one(string text) => Assert.Empty(Search(Encoding.UTF8.GetBytes(text)).Hits);

    [Fact]
    public void Chance_gives_no_hit()
    {
        var bytes = new byte[8 << 20];
        new Random(11).NextBytes(bytes);

        Assert.Empty(Search(bytes).Hits);
    }

    [Fact]
    public void A_canary_across_two_chunks_is_found()
    {
        const int Chunk = 16 << 20;
        var bytes = new byte[Chunk + 4096];
        Encoding.UTF8.GetBytes(_text.Text).CopyTo(bytes, Chunk - 7);

        Assert.Contains(Search(bytes).Hits, hit => hit.Encoding == "UTF-8");
    }

    [Fact]
    public void A_canary_in_a_file_name_is_found()
    {
        var search = new CanarySearch(_patterns);
        search.Search(Evidence.Of($"file {_email.Text}.csv", []));

        Assert.NotEmpty(search.Hits);
    }

    [Fact]
    public void Only_what_the_MLS_sent_unasked_may_be_seen_on_arrival()
    {
        var served = _text with { Fate = CanaryFate.Served };

        Assert.True(new Hit(served, "UTF-8", "memory of 'bridge run'").IsArrival);
        Assert.False(new Hit(served, "UTF-8", "file bridge.db (at the end)").IsArrival);
        Assert.False(new Hit(_text, "UTF-8", "memory of 'bridge run'").IsArrival);
    }

    [Fact]
    public void No_two_canaries_are_alike_and_cards_are_what_networks_publish()
    {
        var mint = new CanaryMint(new Random(3));
        for (var round = 0; round < 300; round++)
        {
            mint.Text("a", CanaryFate.Accepted);
            mint.Amount("b", CanaryFate.Refused);
            mint.Day("c", CanaryFate.Poison);
            mint.Card("d", CanaryFate.Unread);
        }

        Assert.Equal(mint.Made.Count, mint.Made.Select(canary => canary.Text).Distinct().Count());
        Assert.All(TestCards.All, number => Assert.NotEmpty(Bridge.Core.Scrubbing.CardScrubber.Scrub($"card {number}").Removed));
    }

    private static CanarySearch Search(byte[] bytes)
    {
        var search = new CanarySearch(_patterns);
        search.Search(Evidence.Of("evidence", bytes));
        return search;
    }

    private static GZipStream Gzip(Stream stream) => new(stream, CompressionLevel.Optimal, leaveOpen: true);

    private static byte[] Pack(byte[] bytes, Func<Stream, Stream> packing)
    {
        var packed = new MemoryStream();
        using (var stream = packing(packed))
        {
            stream.Write(bytes);
            stream.Write(new byte[32]);
        }

        return packed.ToArray();
    }

    private static byte[] Zip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("sheet.xml").Open())
        {
            entry.Write(bytes);
        }

        return packed.ToArray();
    }
}
