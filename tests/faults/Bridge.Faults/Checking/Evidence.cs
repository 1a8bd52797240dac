namespace Bridge.Faults.Checking;

/// <summary>What both systems hold after a run, in their own words.</summary>
/// <param name="Pairs">Which fields must agree.</param>
/// <param name="Members">Members of the MLS.</param>
/// <param name="Offices">Offices of the MLS.</param>
/// <param name="Users">Users of the account, deleted ones too.</param>
/// <param name="Organizations">Organizations of the account, deleted ones too.</param>
internal sealed record Evidence(
    FieldPairs Pairs, IReadOnlyList<Row> Members, IReadOnlyList<Row> Offices, IReadOnlyList<Row> Users, IReadOnlyList<Row> Organizations);
