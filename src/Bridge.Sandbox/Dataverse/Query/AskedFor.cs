using Bridge.Sandbox.Dataverse.Schema;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Query;

/// <summary>What of a row is asked for: its columns, and columns of rows it refers to.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Expanded">Navigation properties to follow, each with what is asked of the other row.</param>
internal sealed record AskedFor(IReadOnlyList<Column> Columns, IReadOnlyList<(string Property, Column Lookup, AskedFor Of)> Expanded)
{
    /// <summary>Whether formatted values are wanted beside the plain ones.</summary>
    public bool HasAnnotations { get; init; }

    /// <summary>Reads <c>$select</c> and <c>$expand</c>.</summary>
    /// <param name="org">The environment.</param>
    /// <param name="type">The table.</param>
    /// <param name="select">Names with commas between; null for all.</param>
    /// <param name="expand">Navigation properties, each with <c>($select=...)</c>; null for none.</param>
    public static AskedFor Read(DataverseOrg org, EntityType type, string? select, string? expand) => new(
        string.IsNullOrEmpty(select)
            ? [.. type.Columns]
            : [.. select.Split(',', StringSplitOptions.TrimEntries).Select(name => Column(type, name)).Append(Column(type, type.PrimaryId)).Distinct()],
        [.. Parts(expand ?? "").Select(part => Follow(org, type, part))]);

    private static (string Property, Column Lookup, AskedFor Of) Follow(DataverseOrg org, EntityType type, string part)
    {
        var open = part.IndexOf('(', StringComparison.Ordinal);
        var name = open < 0 ? part : part[..open];
        var inner = open < 0 ? null : part[(open + 1)..^1];
        var (column, target) = type.FindNavigation(name) ?? throw Unknown(type, name);
        return (name, column, Read(org, org.Table(target).Type, inner?["$select=".Length..], null));
    }

    private static Column Column(EntityType type, string name) => type.FindProperty(name) ?? throw Unknown(type, name);

    private static RowRefusedException Unknown(EntityType type, string name) =>
        new(400, "0x80060888", $"Could not find a property named '{name}' on type 'Microsoft.Dynamics.CRM.{type.Name}'.");

    // Commas inside brackets part nothing.
    private static IEnumerable<string> Parts(string expand)
    {
        var (start, depth) = (0, 0);
        for (var at = 0; at <= expand.Length; at++)
        {
            depth += at == expand.Length ? 0 : expand[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if ((at == expand.Length || (expand[at] == ',' && depth == 0)) && at > start)
            {
                yield return expand[start..at].Trim();
                start = at + 1;
            }
        }
    }
}
