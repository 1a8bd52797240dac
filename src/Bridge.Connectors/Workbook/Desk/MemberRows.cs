using Bridge.Connectors.Workbook.Package;
using Bridge.Connectors.Workbook.Sheets;

namespace Bridge.Connectors.Workbook.Desk;

/// <summary>Finds members in the sheet of members by what people write: the MLS's id, the bridge's key, or the end of that key.</summary>
internal sealed class MemberRows
{
    private readonly Dictionary<string, MemberRow?> _found = new(StringComparer.OrdinalIgnoreCase);

    private MemberRows()
    {
    }

    /// <summary>Reads the rows of some members; those of all others are passed over.</summary>
    /// <param name="package">The workbook.</param>
    /// <param name="settings">Says which columns hold what.</param>
    /// <param name="wanted">What people wrote.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    /// <returns>The members.</returns>
    public static MemberRows Read(WorkbookPackage package, WorkbookSettings settings, IEnumerable<string> wanted, CancellationToken cancellationToken)
    {
        var members = new MemberRows();
        var open = wanted.Where(text => text.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (open.Count == 0 || package.FindSheet(WorkbookSheet.Members.Name) is not { } part)
        {
            return members;
        }

        var rows = package.OpenSheet(part, WorkbookSheet.Members);
        int[] columns = [rows.Headings.IndexOf(settings.MemberColumn), rows.Headings.IndexOf(settings.NameColumn), rows.Headings.IndexOf(settings.AddressColumn)];
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.Key is not { Length: > 0 } key)
            {
                continue;
            }

            var (id, tail) = (Text(rows, columns[0]), key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            if (open.Contains(key) || (id is not null && open.Contains(id)) || open.Contains(tail))
            {
                members.Add(new MemberRow(key, id, Text(rows, columns[1]), Text(rows, columns[2])), tail);
            }
        }

        return members;
    }

    /// <summary>Finds a member.</summary>
    /// <param name="text">What people wrote.</param>
    /// <returns>The member, or null when nobody or more than one is meant.</returns>
    public MemberRow? Find(string text) => text.Length == 0 ? null : _found.GetValueOrDefault(text);

    // Three kinds of names share one list; what two members go by names neither of them, but a whole key always counts.
    private void Add(MemberRow member, string tail)
    {
        _found[member.Key] = member;
        foreach (var name in new[] { member.Id, tail }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!_found.TryAdd(name, member) && _found[name]?.Key != member.Key)
            {
                _found[name] = null;
            }
        }
    }

    private static string? Text(SheetRows rows, int column) =>
        column >= 0 && rows.Find(column) is { } cell && rows.Value(cell).Text.Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>A member as the sheet of members has them.</summary>
/// <param name="Key">External id (<c>origin:key</c>).</param>
/// <param name="Id">The MLS's id of the member, or null.</param>
/// <param name="Name">The name, or null.</param>
/// <param name="Address">E-mail address, or null.</param>
internal sealed record MemberRow(string Key, string? Id, string? Name, string? Address)
{
    /// <summary>Names nobody, so that no log line or message does.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(MemberRow);
}
