using System.Globalization;
using Bridge.Sandbox.Reso.Data.Fields;

namespace Bridge.Sandbox.Reso.Data.Generator;

/// <summary>The values of member rows, computed from the seed; what changed since is in the store.</summary>
internal sealed class MemberRows(World world)
{
    private static readonly string[] _foldedFirst = [.. NameLists.First.Select(NameLists.Fold)];
    private static readonly string[] _foldedLast = [.. NameLists.Last.Select(NameLists.Fold)];

    public RowStore Store { get; } = new(world.Options.Members, row => world.FirstStamp(row, 0));

    public World World { get; } = world;

    public string Key(int row) => World.KeyPrefix + "M" + (row + 1).ToString("D7", CultureInfo.InvariantCulture);

    public string MlsId(int row) => World.KeyPrefix + (row + 10_000).ToString(CultureInfo.InvariantCulture);

    public static string NationalId(int row) => (100_000_000 + row).ToString(CultureInfo.InvariantCulture);

    public int Office(int row) => Dice.Pick(World.Seed, row, 1, World.Offices);

    public string First(int row) => NameLists.First[FirstIndex(row)];

    public string Last(int row) =>
        World.IsTortured(row) && Store.NameChanges(row) == 0
            ? NameLists.Torture[row / 7 % NameLists.Torture.Length]
            : NameLists.Last[LastIndex(row, Store.NameChanges(row))];

    public string? Middle(int row) => Falls(row, 4, 0.4) ? NameLists.First[Pick(row, 5, NameLists.First.Length)] : null;

    public string? Suffix(int row) => Falls(row, 6, 0.04) ? (Falls(row, 7, 0.5) ? "Jr." : "III") : null;

    public string Full(int row) => Suffix(row) is { } suffix
        ? $"{First(row)} {Last(row)}, {suffix}"
        : $"{First(row)} {Last(row)}";

    /// <summary>Unique by its number, and kept when the name changes; shared in pairs where asked for.</summary>
    public string Email(int row)
    {
        var shared = World.Options.SharedEmails;
        var owner = row < shared && shared > 1 ? Math.Min(row / 2, (shared / 2) - 1) * 2 : row;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{_foldedFirst[FirstIndex(owner)]}.{_foldedLast[LastIndex(owner, 0)]}{owner + 1}@agents.example");
    }

    public string DirectPhone(int row) => World.Phone(row, 8, Store.PhoneChanges(row));

    public string? MobilePhone(int row) => Falls(row, 9, 0.85) ? World.Phone(row, 10, 0) : null;

    public string? HomePhone(int row) => Falls(row, 11, 0.2) ? World.Phone(row, 12, 0) : null;

    public string City(int row) => NameLists.Cities[Pick(row, 13, NameLists.Cities.Length)];

    public string Address(int row) => string.Create(
        CultureInfo.InvariantCulture, $"{1 + Pick(row, 14, 9999)} {NameLists.Streets[Pick(row, 15, NameLists.Streets.Length)]}");

    public string PostalCode(int row) => (10_000 + Pick(row, 16, 89_000)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Mostly active; with torture also local words that no list names.</summary>
    public string Status(int row)
    {
        if (World.IsTortured(row))
        {
            return row % 2 == 0 ? "Suspended" : "Pending Transfer";
        }

        return Falls(row, 17, 0.93) ? "Active" : "Inactive";
    }

    public string Type(int row) =>
        Falls(row, 18, 0.7) ? "REALTOR Salesperson" : Choice(Lookups.MemberType, row, 19);

    public string[] Designations(int row) => Several(Lookups.MemberDesignation, row, 20);

    public string[] Languages(int row) => Several(Lookups.Languages, row, 21);

    public string[] Several(LookupList list, int row, uint salt)
    {
        var count = Math.Max(0, Pick(row, salt, 5) - 1);
        var first = Pick(row, salt + 100, list.Values.Length);
        var values = new string[count];
        for (var item = 0; item < count; item++)
        {
            values[item] = list.Values[(first + item) % list.Values.Length];
        }

        return values;
    }

    public string Choice(LookupList list, int row, uint salt) => list.Values[Pick(row, salt, list.Values.Length)];

    public bool Falls(int row, uint salt, double share) => Dice.Falls(World.Seed, row, salt, share);

    public int Pick(int row, uint salt, int count) => Dice.Pick(World.Seed, row, salt, count);

    private int FirstIndex(int row) => Pick(row, 2, NameLists.First.Length);

    private int LastIndex(int row, int change) =>
        (Pick(row, 3, NameLists.Last.Length) + change) % NameLists.Last.Length;
}
