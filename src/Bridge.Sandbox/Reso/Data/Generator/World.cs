using System.Globalization;

namespace Bridge.Sandbox.Reso.Data.Generator;

/// <summary>What both members and offices are made from.</summary>
internal sealed class World(ResoSandboxOptions options, ulong seed, string keyPrefix)
{
    /// <summary>The first moment anything was entered; fixed, so the same seed gives the same rows on any day.</summary>
    private static readonly DateTimeOffset _opening = new(2021, 1, 4, 0, 0, 0, TimeSpan.Zero);

    private const long Span = 1_700L * TimeSpan.TicksPerDay;

    public const string SystemName = "harbor";

    public ulong Seed { get; } = seed;

    public ResoSandboxOptions Options { get; } = options;

    public string KeyPrefix { get; } = keyPrefix;

    /// <summary>The number of offices the members are spread over; offices added later stay empty.</summary>
    public int Offices { get; } = Math.Max(1, options.OfficeCount);

    /// <summary>A row's first timestamp: mostly its own, for one row in ten that of one of a hundred bulk updates.</summary>
    public long FirstStamp(int row, uint salt)
    {
        if (Options.TieTimestamp)
        {
            return _opening.UtcTicks + Span;
        }

        var chance = Dice.Roll(Seed, row, salt);
        var moment = chance % 10 == 0
            ? (long)(chance / 10 % 100) * (Span / 100)
            : (long)(chance / 10 % (ulong)(Span / 10)) * 10;
        return _opening.UtcTicks + moment - (moment % TimeSpan.TicksPerMicrosecond);
    }

    public long EntryStamp(int row, uint salt) =>
        _opening.UtcTicks - ((long)(Dice.Roll(Seed, row, salt) % 5_000_000) * TimeSpan.TicksPerMinute);

    public DateOnly DayAfterOpening(int row, uint salt, int from, int to) =>
        DateOnly.FromDateTime(_opening.UtcDateTime).AddDays(from + Dice.Pick(Seed, row, salt, to - from));

    public string Phone(int row, uint salt, int change)
    {
        var chance = Dice.Roll(Seed, row, salt + ((uint)change << 16));
        return string.Create(12, chance, static (text, value) =>
        {
            (200 + (int)(value % 700)).TryFormat(text, out _, "000", CultureInfo.InvariantCulture);
            (200 + (int)(value / 700 % 700)).TryFormat(text[4..], out _, "000", CultureInfo.InvariantCulture);
            ((int)(value / 490_000 % 10_000)).TryFormat(text[8..], out _, "0000", CultureInfo.InvariantCulture);
            text[3] = text[7] = '-';
        });
    }

    public bool IsTortured(int row) => Options.TortureNames && row % 7 == 3;
}
