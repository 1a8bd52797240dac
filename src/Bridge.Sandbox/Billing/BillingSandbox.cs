using System.Globalization;
using Bridge.Sandbox.Reso.Data.Generator;

namespace Bridge.Sandbox.Billing;

/// <summary>An invented billing system: members, offices, families, what they were charged and what they paid. Writes files only.</summary>
/// <param name="options">How large it is.</param>
public sealed class BillingSandbox(BillingSandboxOptions options)
{
    private static readonly string[] _codes = ["DUES", "DUES", "DUES", "DUES", "STORE", "CLASS", "FINE"];

    private readonly BillingPeople _people = options.Mls is { } mls ? new MlsPeople(mls, options.MlsSeed) : new InventedPeople(options);

    /// <summary>Day of the exports.</summary>
    public DateOnly AsOf => options.AsOf;

    /// <summary>All members, then all offices; each is invented when it is asked for.</summary>
    public IEnumerable<BillingParty> Parties =>
        Enumerable.Range(0, _people.Members).Select(Member).Concat(Enumerable.Range(0, _people.Offices).Select(Office));

    /// <summary>Invents a member.</summary>
    /// <param name="index">Position, from 0.</param>
    /// <returns>The member; always the same for an index.</returns>
    public BillingParty Member(int index)
    {
        // Every fiftieth couple has one account.
        var family = index % 100 == 1 ? index - 1 : index;
        var isFamily = family % 100 == 0 && family + 1 < _people.Members;
        var person = _people.Member(index);
        return new BillingParty(
            string.Create(CultureInfo.InvariantCulture, $"{(isFamily ? 'F' : 'A')}{family:D6}"),
            person.MlsId,
            person.NationalId,
            person.FirstName,
            person.LastName,
            person.OfficeMlsId,
            IsOffice: false,
            Charges(index, options.ChargesPerMember),
            Dice.Falls(options.Seed, index, 3, 0.03) ? 1_000 + Pick(index, 4, 9_000) : 0);
    }

    private BillingParty Office(int index)
    {
        var office = _people.Office(index);
        return new BillingParty(
            string.Create(CultureInfo.InvariantCulture, $"X{index:D5}"),
            office.MlsId,
            office.NationalId,
            office.FirstName,
            office.LastName,
            office.OfficeMlsId,
            IsOffice: true,
            Charges(-1 - index, 4), // offices throw their own dice
            0);
    }

    private BillingCharge[] Charges(int row, int count)
    {
        // How many of the newest charges are not paid: 0 for most.
        var chance = Pick(row, 5, 100);
        var unpaid = chance < 88 ? 0 : chance < 94 ? 1 : chance < 98 ? 2 : 3;
        var charges = new BillingCharge[count];
        for (var place = 0; place < count; place++)
        {
            var age = (count - 1 - place) * 30;
            charges[place] = Charge(row, place, age, isPaid: count - 1 - place >= unpaid);
        }

        return charges;
    }

    private BillingCharge Charge(int row, int place, int age, bool isPaid)
    {
        var salt = (uint)(100 + (place * 8));
        var date = options.AsOf.AddDays(-age - 30 - Pick(row, salt, 15));
        var cents = 2_500 + (Pick(row, salt + 1, 60_000) * 1L);
        var isVoid = Dice.Falls(options.Seed, row, salt + 2, 0.01);
        isPaid |= Dice.Falls(options.Seed, row, salt + 6, options.Settled);
        var isDisputed = !isPaid && Dice.Falls(options.Seed, row, salt + 3, 0.05);
        var paid = isPaid ? cents : Dice.Falls(options.Seed, row, salt + 4, 0.2) ? cents / 2 : 0;
        return new BillingCharge(
            string.Create(CultureInfo.InvariantCulture, $"{(row < 0 ? "OI" : "INV")}-{Math.Abs(row):D6}-{place:D2}"),
            date,
            date.AddDays(30),
            _codes[Pick(row, salt + 5, _codes.Length)],
            cents,
            isVoid ? 0 : paid,
            isVoid ? "Void" : isDisputed ? "Disputed" : isPaid ? "Paid" : "Open");
    }

    private int Pick(int row, uint salt, int count) => Dice.Pick(options.Seed, row, salt, count);
}
