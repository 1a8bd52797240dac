using System.Globalization;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Reso.Data;
using Bridge.Sandbox.Reso.Data.Generator;
using Bridge.Sandbox.Reso.Hosts;

namespace Bridge.Sandbox.Billing;

/// <summary>Who is billed.</summary>
internal abstract class BillingPeople
{
    /// <summary>How many members there are.</summary>
    public abstract int Members { get; }

    /// <summary>How many offices there are.</summary>
    public abstract int Offices { get; }

    /// <summary>Names a member.</summary>
    public abstract BillingPerson Member(int index);

    /// <summary>Names an office.</summary>
    public abstract BillingPerson Office(int index);
}

/// <summary>Ids and names of somebody who is billed; an office has its name as last name.</summary>
internal readonly record struct BillingPerson(string MlsId, string NationalId, string FirstName, string LastName, string OfficeMlsId);

/// <summary>People whom no MLS knows.</summary>
internal sealed class InventedPeople(BillingSandboxOptions options) : BillingPeople
{
    public override int Members => options.Members;

    public override int Offices => ((options.Members - 1) / options.MembersPerOffice) + 1;

    public override BillingPerson Member(int index) => new(
        string.Create(CultureInfo.InvariantCulture, $"M{index:D6}"),
        string.Create(CultureInfo.InvariantCulture, $"{index + 12_345_678:D9}"),
        NameLists.First[Dice.Pick(options.Seed, index, 1, NameLists.First.Length)],
        NameLists.Last[Dice.Pick(options.Seed, index, 2, NameLists.Last.Length)],
        OfficeId(index / options.MembersPerOffice));

    public override BillingPerson Office(int index) => new(
        OfficeId(index),
        string.Create(CultureInfo.InvariantCulture, $"{index + 1_000_000:D9}"),
        "",
        $"{NameLists.Firms[Dice.Pick(options.Seed, -1 - index, 1, NameLists.Firms.Length)]} {index}",
        OfficeId(index));

    private static string OfficeId(int office) => string.Create(CultureInfo.InvariantCulture, $"OFF{office:D5}");
}

/// <summary>The members and offices that an MLS sandbox of the same options and seed serves at its start.</summary>
internal sealed class MlsPeople : BillingPeople
{
    private readonly MlsData _mls;

    public MlsPeople(ResoSandboxOptions options, int seed) => _mls = new MlsData(options, HostTable.Of(options.Profile), seed);

    public override int Members => _mls.Members.Store.Count;

    public override int Offices => _mls.Offices.Store.Count;

    public override BillingPerson Member(int index) => new(
        _mls.Members.MlsId(index), MemberRows.NationalId(index), _mls.Members.First(index), _mls.Members.Last(index),
        _mls.Offices.MlsId(_mls.Members.Office(index)));

    public override BillingPerson Office(int index) => new(
        _mls.Offices.MlsId(index), OfficeRows.NationalId(index), "", _mls.Offices.Name(index), _mls.Offices.MlsId(index));
}
