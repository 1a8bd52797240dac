using System.Security.Cryptography;
using System.Text;
using Bridge.Core.Model;
using Bridge.Core.Standings;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Standings;

public sealed class SignedStandingsTests : IDisposable
{
    private static readonly DateOnly _day = new(2026, 11, 25);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static StandingRelease Release(long sequence = 7, DateOnly? day = null) => StandingRelease.Of(
        "0123456789abcdef", sequence, day ?? _day,
        [new("demo:b", Standing.Good), new("demo:a", Standing.Suspended), new("demo:Ä 1", Standing.Unknown), new("x:y", Standing.ActionNeeded)]);

    [Fact]
    public void A_signed_release_is_read_as_it_was_written()
    {
        var reading = Verify(Sign(Release()));

        Assert.Equal(StandingVerdict.Accepted, reading.Verdict);
        Assert.Equal(Release().Entries, reading.Release!.Entries);
        Assert.Equal(["demo:a", "demo:b", "demo:Ä 1", "x:y"], reading.Release.Entries.Select(entry => entry.ExternalId));
    }

    [Theory]
    [InlineData(7, StandingVerdict.NotNewer)]
    [InlineData(8, StandingVerdict.NotNewer)]
    [InlineData(6, StandingVerdict.Accepted)]
    public void An_old_release_is_not_taken_twice(long last, StandingVerdict verdict) =>
        Assert.Equal(verdict, Verify(Sign(Release()), last).Verdict);

    [Theory]
    [InlineData(-2, StandingVerdict.Accepted)]
    [InlineData(-3, StandingVerdict.TooOld)]
    [InlineData(1, StandingVerdict.Accepted)]
    [InlineData(2, StandingVerdict.FromTheFuture)]
    public void A_release_counts_for_its_days_only(int days, StandingVerdict verdict)
    {
        var reading = Verify(Sign(Release(day: _day.AddDays(days))));

        Assert.Equal(verdict, reading.Verdict);
        Assert.Equal(verdict == StandingVerdict.Accepted, reading.Release is not null);
    }

    [Fact]
    public void A_release_that_grew_old_after_it_was_taken_says_nothing()
    {
        var freshness = new StandingFreshness(7, _day.AddDays(3), 2);

        Assert.Equal(Standing.Unknown, freshness.Now(Release(), Standing.Good));
        Assert.Equal(Standing.Good, (freshness with { Today = _day.AddDays(2) }).Now(Release(), Standing.Good));
        Assert.Equal(Standing.Unknown, freshness.Now(null, Standing.Good));
    }

    [Fact]
    public void No_byte_can_be_changed_dropped_or_added()
    {
        var signed = Sign(Release());
        for (var at = 0; at < signed.Length; at++)
        {
            var changed = signed.ToArray();
            changed[at] ^= 1;
            Refused(changed);
            Refused([.. signed[..at], .. signed[(at + 1)..]]);
        }

        Refused([.. signed, (byte)'\n']);
        Refused([.. signed, .. signed]);
        Refused([]);
    }

    [Fact]
    public void Another_key_signs_nothing()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(StandingVerdict.BadSignature, SignedStandings.Verify(Sign(Release()), other, new StandingFreshness(0, _day, 2)).Verdict);
    }

    [Theory]
    [InlineData("mlscrmbridge-standings 2\npolicy 0123456789abcdef\nsequence 0000000000000000007\nas-of 2026-11-25\nentries 0000000000\n")]
    [InlineData("mlscrmbridge-standings 1\npolicy 0123456789ABCDEF\nsequence 0000000000000000007\nas-of 2026-11-25\nentries 0000000000\n")]
    [InlineData("mlscrmbridge-standings 1\npolicy owes 1234.50 $$$\nsequence 0000000000000000007\nas-of 2026-11-25\nentries 0000000000\n")]
    [InlineData("mlscrmbridge-standings 1\npolicy 0123456789abcdef\nsequence 7\nas-of 2026-11-25\nentries 0000000000\n")]
    [InlineData("mlscrmbridge-standings 1\npolicy 0123456789abcdef\nsequence 0000000000000000007\nas-of 2026-11-25\nentries 0000000001\nPastDue60    demo:a\n")]
    [InlineData("mlscrmbridge-standings 1\npolicy 0123456789abcdef\nsequence 0000000000000000007\nas-of 2026-11-25\nentries 0000000001\nGood demo:a\n")]
    [InlineData("mlscrmbridge-standings 1\npolicy 0123456789abcdef\nsequence 0000000000000000007\nas-of 2026-11-25\nentries 0000000002\nGood         demo:b\nGood         demo:a\n")]
    [InlineData("mlscrmbridge-standings 1\npolicy 0123456789abcdef\nsequence 0000000000000000007\nas-of 2026-11-25\nentries 0000000000\nnote: x\n")]
    public void Not_even_finance_can_put_anything_else_into_a_release(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);

        Assert.Equal(StandingVerdict.NotARelease, Verify(SignedStandings.Join(bytes, Signature(bytes))).Verdict);
    }

    [Fact]
    public void The_size_of_a_release_depends_on_the_ids_alone() =>
        Prop.ForAll(Gen.Elements(Enum.GetValues<Standing>()).ArrayOf(20).ToArbitrary(), standings =>
            StandingText.Write(StandingRelease.Of("0123456789abcdef", 1, _day, standings.Select((standing, index) => new StandingEntry($"demo:{index}", standing)))).Length
            == StandingText.Write(StandingRelease.Of("0123456789abcdef", long.MaxValue, _day, standings.Select((_, index) => new StandingEntry($"demo:{index}", Standing.Good)))).Length)
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("x:a\nGood         x:b")]
    [InlineData("x:a\0b")]
    [InlineData("a")]
    [InlineData(":a")]
    [InlineData("x:")]
    public void An_id_that_does_not_fit_the_form_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => StandingText.Write(StandingRelease.Of("0123456789abcdef", 1, _day, [new(id, Standing.Good)])));

    [Fact]
    public void An_id_with_half_a_letter_is_refused()
    {
        Assert.False(StandingText.IsId("x:a" + (char)0xD800));
        Assert.False(StandingText.IsId("x:" + (char)0xDC00 + "a"));
        Assert.True(StandingText.IsId("x:a\U0001F600"));
    }

    [Fact]
    public void An_id_stands_once() =>
        Assert.Throws<ArgumentException>(() => StandingText.Write(StandingRelease.Of("0123456789abcdef", 1, _day, [new("x:a", Standing.Good), new("x:a", Standing.Suspended)])));

    public void Dispose() => _key.Dispose();

    private byte[] Signature(byte[] body) => _key.SignData(body, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    private byte[] Sign(StandingRelease release)
    {
        var body = StandingText.Write(release);
        return SignedStandings.Join(body, Signature(body));
    }

    private StandingReading Verify(byte[] signed, long last = 0) => SignedStandings.Verify(signed, _key, new StandingFreshness(last, _day, 2));

    private void Refused(byte[] signed) => Assert.True(Verify(signed).Verdict is StandingVerdict.BadSignature or StandingVerdict.NotARelease);
}
