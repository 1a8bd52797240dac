using System.Collections.Frozen;
using Bridge.Finance.Ledger;
using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Sources.Rows;
using Bridge.Finance.Sources.Tables;

namespace Bridge.Finance.Sources;

/// <summary>Says whom each account concerns, from a file that people keep; an account may stand in several rows.</summary>
/// <remarks>Accounts are the same only when they are written the same: "a1" and "A1" may be two customers.</remarks>
internal sealed class CrossReference
{
    private readonly FrozenDictionary<string, IReadOnlyList<Party>> _parties;
    private FrozenSet<string>? _folded;

    private CrossReference(Dictionary<string, List<Party>> parties) =>
        _parties = parties.ToFrozenDictionary(pair => pair.Key, pair => (IReadOnlyList<Party>)pair.Value, StringComparer.Ordinal);

    public static CrossReference Empty { get; } = new([]);

    /// <summary>Reads the file.</summary>
    /// <exception cref="FinanceException">It cannot be read, or one of its rows names nobody.</exception>
    public static async Task<CrossReference> ReadAsync(CrossReferenceSpec? spec, CancellationToken cancellationToken)
    {
        if (spec is null)
        {
            return Empty;
        }

        if (!File.Exists(spec.File))
        {
            throw new FinanceException(
                $"The mapping document reads {spec.File} too, which says whom each account concerns, and it is not there.",
                "Put it there, name the right file under crossReference in the mapping document, or choose another mapping document.");
        }

        using var table = new CsvTable(spec.File, new TableSpec { Type = TableType.Csv });
        var header = await TableHeader.ReadAsync(
            table, [.. new[] { spec.Account, spec.Member, spec.Office }.OfType<string>()], cancellationToken);
        var parties = new Dictionary<string, List<Party>>(StringComparer.Ordinal);
        while (await table.ReadAsync(cancellationToken))
        {
            var account = table.Text(header.Find(spec.Account));
            if (account.Length == 0)
            {
                continue;
            }

            var named = parties.TryGetValue(account, out var known) ? known : parties[account] = [];
            var before = named.Count;
            Add(named, table, header.Find(spec.Member), PartyKind.Member, spec.By);
            Add(named, table, header.Find(spec.Office), PartyKind.Office, spec.By);
            if (named.Count == before)
            {
                throw new FinanceException($"{table.Name}:{table.Line}: the row names neither a member nor an office.", "Complete or remove it.");
            }
        }

        return new CrossReference(parties);
    }

    public IReadOnlyList<Party> Find(string account) => _parties.TryGetValue(account, out var parties) ? parties : [];

    /// <summary>Tells whether an account stands in the file with other case or leading zeros.</summary>
    public bool HasAlike(string account) => (_folded ??= _parties.Keys.Select(IdText.Fold).ToFrozenSet(StringComparer.Ordinal)).Contains(IdText.Fold(account));

    private static void Add(List<Party> parties, CsvTable table, int column, PartyKind kind, PartyId by)
    {
        if (column < 0 || table.Text(column) is not { Length: > 0 } id)
        {
            return;
        }

        if (IdText.Fault(id) is { } fault)
        {
            throw new FinanceException($"{table.Name}:{table.Line}: an id {fault}.", "Correct the row.");
        }

        parties.Add(new Party(kind, by, id));
    }
}
