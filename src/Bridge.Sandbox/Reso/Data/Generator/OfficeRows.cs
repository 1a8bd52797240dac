using System.Globalization;
using Bridge.Sandbox.Reso.Data.Fields;

namespace Bridge.Sandbox.Reso.Data.Generator;

/// <summary>The values of office rows, computed from the seed.</summary>
internal sealed class OfficeRows(World world)
{
    private const uint Salt = 0x4000;

    public RowStore Store { get; } = new(world.Options.OfficeCount, row => world.FirstStamp(row, Salt));

    public World World { get; } = world;

    public string Key(int row) => World.KeyPrefix + "O" + (row + 1).ToString("D7", CultureInfo.InvariantCulture);

    public string MlsId(int row) => World.KeyPrefix + (row + 100).ToString(CultureInfo.InvariantCulture);

    public static string NationalId(int row) => (700_000_000 + row).ToString(CultureInfo.InvariantCulture);

    public string Name(int row)
    {
        var firm = Pick(NameLists.Firms, row, 1);
        var city = Pick(NameLists.Cities, row, 2 + ((uint)Store.NameChanges(row) << 8));
        return World.IsTortured(row) ? $"{firm} {NameLists.Torture[row % NameLists.Torture.Length]}" : $"{firm} {city}";
    }

    public string Phone(int row) => World.Phone(row, Salt + 3, Store.PhoneChanges(row));

    public string City(int row) => Pick(NameLists.Cities, row, 4);

    public string Address(int row) => string.Create(
        CultureInfo.InvariantCulture, $"{100 + Dice.Pick(World.Seed, row, Salt + 5, 9000)} {Pick(NameLists.Streets, row, 6)}");

    public string PostalCode(int row) =>
        (10_000 + Dice.Pick(World.Seed, row, Salt + 7, 89_000)).ToString(CultureInfo.InvariantCulture);

    public string Choice(LookupList list, int row, uint salt) => Pick(list.Values, row, salt);

    public string Status(int row) => Dice.Falls(World.Seed, row, Salt + 8, 0.95) ? "Active" : "Inactive";

    public bool Flag(int row, uint salt, double share) => Dice.Falls(World.Seed, row, Salt + salt, share);

    /// <summary>The parent office: itself for most, the one before it for branches.</summary>
    public static int Main(int row) => row > 0 && row % 5 == 4 ? row - 1 : row;

    private string Pick(string[] words, int row, uint salt) => words[Dice.Pick(World.Seed, row, Salt + salt, words.Length)];
}
