namespace Bridge.Host.Proof.Separation.Reporting;

/// <summary>Sums the evidence up by its sort.</summary>
internal static class SearchedTable
{
    /// <summary>Sums up.</summary>
    /// <param name="searched">Name and bytes of each piece.</param>
    /// <returns>One row for each sort.</returns>
    public static IReadOnlyList<SearchedRow> Of(IEnumerable<(string Name, long Bytes)> searched) =>
    [
        .. searched.GroupBy(piece => Sort(piece.Name))
            .Select(sort => new SearchedRow(sort.Key, sort.Count(), sort.Sum(piece => piece.Bytes))),
    ];

    private static string Sort(string name) => name switch
    {
        _ when name.StartsWith("file ", StringComparison.Ordinal) => $"files of the support side {name[(name.LastIndexOf('(') + 1)..^1]}: {Sort(name.AsSpan(5))}",
        _ when name.StartsWith("page ", StringComparison.Ordinal) => "pages of 'bridge run'",
        _ when name.StartsWith("standard ", StringComparison.Ordinal) => "standard output and error of support's processes",
        _ => name,
    };

    private static string Sort(ReadOnlySpan<char> file) => file switch
    {
        ['b', 'r', 'i', 'd', 'g', 'e', '.', 'd', 'b', ..] => "store, journals, free pages",
        ['a', 'u', 'd', 'i', 't', ..] => "audit and its keys",
        ['s', 't', 'a', 'n', 'd', 'i', 'n', 'g', ..] => "release and public key",
        _ => "other, home and temporary ones included",
    };
}
