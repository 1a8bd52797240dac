using System.Security.Cryptography;
using System.Text;
using Bridge.ConnectorKit.Standings;
using Bridge.Core.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Connectors.Tests.Standings;

/// <summary>Whatever lies in the outbox, nothing but Unknown is told unless finance signed exactly that, and lately.</summary>
public sealed class StandingProperties
{
    private static readonly DateOnly _today = new(2026, 11, 25);

    [Fact]
    public async Task Only_what_finance_signed_lately_is_ever_told()
    {
        await using var harness = new StandingHarness();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var cases = Cases(harness.Outbox, other);
        var (told, refused) = (0, 0);

        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            File.WriteAllBytes(harness.Outbox.File, one.Bytes);
            var run = harness.RunAsync(null).GetAwaiter().GetResult();
            var tells = run.Told.Values.Any(standing => standing != Standing.Unknown);
            _ = tells ? told++ : refused++;
            return !tells || (one.IsWhole && one.IsFinances && (_today.DayNumber - one.Day.DayNumber) is >= -1 and <= 2);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

        // Otherwise the property would hold of a source that never tells anything, or was never tempted.
        Assert.InRange(told, 50, 1950);
        Assert.InRange(refused, 50, 1950);
    }

    private static Gen<Case> Cases(ReleaseFolder outbox, ECDsa other) =>
        from day in Gen.Choose(-5, 4)
        from isFinances in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from harm in Gen.Frequency((3, Gen.Constant("none")), (5, Gen.Elements("flip", "drop", "insert", "cut", "twice", "words", "noise")))
        from at in Gen.Choose(0, 100_000)
        from noise in ArbMap.Default.GeneratorFor<byte[]>()
        select Make(outbox, isFinances ? null : other, _today.AddDays(day), harm, at, noise);

    private static Case Make(ReleaseFolder outbox, ECDsa? other, DateOnly day, string harm, int at, byte[] noise)
    {
        outbox.Day = day;
        if (outbox.Rows.Count == 0)
        {
            outbox.Plant(5);
        }

        var whole = outbox.Signed(other);
        var place = at % whole.Length;
        byte[] bytes = harm switch
        {
            "flip" => [.. whole[..place], (byte)(whole[place] ^ (1 + (at % 255))), .. whole[(place + 1)..]],
            "drop" => [.. whole[..place], .. whole[(place + 1)..]],
            "insert" => [.. whole[..place], (byte)at, .. whole[place..]],
            "cut" => whole[..place],
            "twice" => [.. whole, .. whole],
            "words" => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(whole).Replace("Suspended   ", "Good        ", StringComparison.Ordinal)),
            "noise" => noise,
            _ => whole,
        };
        return new Case(bytes, bytes.AsSpan().SequenceEqual(whole), other is null, day);
    }

    private sealed record Case(byte[] Bytes, bool IsWhole, bool IsFinances, DateOnly Day);
}
