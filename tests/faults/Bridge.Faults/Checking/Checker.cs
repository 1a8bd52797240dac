namespace Bridge.Faults.Checking;

/// <summary>Judges from the evidence alone whether every record of the MLS stands in the target once, in its newest state.</summary>
internal static class Checker
{
    /// <summary>The first part of every external id on these stages.</summary>
    public const string Origin = "mls:";

    private const int MostExamples = 3;

    /// <summary>Judges members and offices.</summary>
    /// <param name="evidence">What both systems hold.</param>
    /// <param name="setAside">External ids that may be absent, and must be.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public static IReadOnlyList<string> Judge(Evidence evidence, IReadOnlySet<string>? setAside = null)
    {
        var organizations = evidence.Organizations.Where(row => !row.IsTrue("deleted") && row.Text("external_id") is not null)
            .ToLookup(row => row.Text("id")!, row => row.Text("external_id")); // every stored record has an id
        return
        [
            .. Judge("member", evidence.Members, evidence.Users, "user_fields.mls_key", setAside, (member, user) => evidence.Pairs.Differing(member, user, organizations)),
            .. Judge("office", evidence.Offices, evidence.Organizations, null, null, FieldPairs.Differing),
        ];
    }

    private static IEnumerable<string> Judge(
        string kind,
        IReadOnlyList<Row> mls,
        IReadOnlyList<Row> crm,
        string? identity,
        IReadOnlySet<string>? setAside,
        Func<Row, Row, IEnumerable<string>> differing)
    {
        var wanted = mls.Where(row => row.Text("MlgCanView") != "False").ToDictionary(row => Origin + row.Text("key"), StringComparer.Ordinal);
        var held = crm.Where(row => !row.IsTrue("deleted")).ToLookup(row => row.Text("external_id") ?? "", StringComparer.OrdinalIgnoreCase);
        var lost = wanted.Keys.Where(id => !held.Contains(id) && setAside?.Contains(id) != true);
        var unexpected = wanted.Keys.Where(id => held.Contains(id) && setAside?.Contains(id) == true);
        var stray = held.Where(group => group.Key.StartsWith(Origin, StringComparison.OrdinalIgnoreCase) && !wanted.ContainsKey(group.Key)).Select(group => group.Key);
        var twice = held.Where(group => group.Key.Length > 0 && (group.Count() > 1 || group.First().Number("creations") > 1)).Select(group => group.Key);
        var persons = identity is null
            ? []
            : crm.Where(row => !row.IsTrue("deleted") && row.Text(identity) is not null)
                .GroupBy(row => row.Text(identity)).Where(group => group.Count() > 1).Select(group => group.Key ?? "");
        var stale = wanted.Where(pair => held.Contains(pair.Key))
            .SelectMany(pair => differing(pair.Value, held[pair.Key].First()).Select(field => $"{pair.Key} {field}"));
        return
        [
            .. Told($"{kind} lost", lost), .. Told($"{kind} set aside, yet there", unexpected), .. Told($"{kind} nobody asked for", stray),
            .. Told($"{kind} doubled", twice), .. Told($"{kind} doubled under another id", persons), .. Told($"{kind} not the newest", stale),
        ];
    }

    private static IEnumerable<string> Told(string what, IEnumerable<string> found)
    {
        var all = found.ToList();
        return all.Count == 0 ? [] : [$"{what}: {all.Count} ({string.Join(", ", all.Take(MostExamples))})"];
    }
}
