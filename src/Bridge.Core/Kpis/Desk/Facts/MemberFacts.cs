using Bridge.Core.Desk;
using Bridge.Core.Tables;

namespace Bridge.Core.Kpis.Desk.Facts;

/// <summary>
/// One member with all times of membership. Suspension ends none of them, and a move between offices neither: of a member who leaves
/// and joins on one day nobody was lost.
/// </summary>
/// <param name="spells">The times, one after the other.</param>
/// <param name="joinedOn">First day that the source tells, days since 1970, or null.</param>
/// <param name="type">Type of the office that is known last.</param>
public sealed class MemberFacts(IReadOnlyList<MemberSpell> spells, int? joinedOn, string? type) : IDeskThing
{
    private const decimal MonthDays = 365.25m / 12;

    private static readonly (decimal Months, string Band)[] _bands = [(12, "under 1 year"), (36, "1 to 2 years"), (72, "3 to 5 years"), (132, "6 to 10 years")];

    /// <summary>The times, one after the other.</summary>
    public IReadOnlyList<MemberSpell> Spells { get; } = spells;

    /// <summary>The time whose end is looked at for reason, category and tenure; null for the last that ended.</summary>
    public MemberSpell? Seen { get; private init; }

    /// <summary>The same member, seen at the end of one of its times.</summary>
    /// <param name="spell">The time.</param>
    /// <returns>The member.</returns>
    public MemberFacts At(MemberSpell spell) => new(Spells, joinedOn, type) { Seen = spell };

    /// <summary>Makes a member of the rows that tell of it.</summary>
    /// <param name="rows">All rows of one member, each once, in any order.</param>
    /// <returns>The member.</returns>
    public static IDeskThing? Of(IReadOnlyList<FactRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var ordered = rows.OrderBy(Day).ThenBy(row => row.Whole(MemberChangeField.Change)).ThenBy(row => row.Text(MemberChangeField.Reason), StringComparer.Ordinal).ToList();
        var joinedOn = (int?)ordered.Min(row => row.Whole(MemberChangeField.JoinedOn));
        var spells = new List<MemberSpell>();
        string? type = null;
        foreach (var day in ordered.GroupBy(Day))
        {
            var isMove = IsIn(spells) && day.Any(Left) && day.Any(row => row.Word(MemberChangeField.Change) == "joined");
            foreach (var row in day.Where(row => !isMove || !Left(row)))
            {
                Add(spells, row, joinedOn);
                type = row.Text(MemberChangeField.Type) ?? type;
            }
        }

        return new MemberFacts(spells, joinedOn, type);
    }

    /// <inheritdoc />
    public string? Of(DeskTrait trait)
    {
        var seen = Seen ?? Spells.LastOrDefault(spell => spell.LeftOn is not null);
        return trait switch
        {
            DeskTrait.Type => type,
            DeskTrait.Reason => seen?.Reason,
            DeskTrait.Category => seen?.Category,
            DeskTrait.Tenure => seen is null ? null : Band(seen),
            _ => null,
        };
    }

    private static bool IsIn(List<MemberSpell> spells) => spells.Count > 0 && spells[^1].LeftOn is null;

    private static bool Left(FactRow row) => row.Word(MemberChangeField.Change) == "left";

    private static void Add(List<MemberSpell> spells, FactRow row, int? joinedOn)
    {
        if (Left(row))
        {
            End(spells, IsIn(spells), row, joinedOn);
        }
        else if (!IsIn(spells))
        {
            var began = row.Word(MemberChangeField.Change) == "joined" || spells.Count > 0;
            spells.Add(new MemberSpell(began ? Day(row) : joinedOn, null, spells.Count > 0));
        }
    }

    private static int Day(FactRow row) => (int)(row.Whole(MemberChangeField.On) ?? 0);

    // A correction of a departure comes as another row of the same day: the reason that is told last counts, and it is one departure.
    private static void End(List<MemberSpell> spells, bool isIn, FactRow row, int? joinedOn)
    {
        if (!isIn && spells.Count > 0 && spells[^1].LeftOn != Day(row))
        {
            return;
        }

        var spell = spells.Count > 0 ? spells[^1] : new MemberSpell(joinedOn, null, false);
        spells.RemoveRange(Math.Max(0, spells.Count - 1), Math.Min(1, spells.Count));
        spells.Add(spell with
        {
            LeftOn = Day(row),
            Reason = row.Text(MemberChangeField.Reason) ?? spell.Reason,
            Category = row.Text(MemberChangeField.Category) ?? spell.Category,
            TenureMonths = row.Number(MemberChangeField.TenureMonths) ?? spell.TenureMonths,
        });
    }

    private string? Band(MemberSpell spell)
    {
        var months = spell.TenureMonths ?? ((spell.From ?? joinedOn) is { } from && spell.LeftOn is { } to ? (to - from) / MonthDays : null);
        return months is null ? null : _bands.Where(one => months < one.Months).Select(one => one.Band).FirstOrDefault("over 10 years");
    }
}
