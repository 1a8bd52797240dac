namespace Bridge.Sandbox.Dataverse.Schema;

/// <summary>What is said beside a row: notes and e-mails.</summary>
/// <remarks>Source: Microsoft Learn, Dataverse table reference: annotation, email.</remarks>
internal static class ActivityEntities
{
    private static readonly string[] _regarding = ["incident", "contact", "account"];

    public static IEnumerable<EntityType> All() =>
    [
        StandardEntities.Entity("annotation", "annotations", "subject",
        [
            StandardEntities.Text("subject", 500),
            new("notetext", ColumnType.Memo) { MaxLength = 100_000 },
            new("isdocument", ColumnType.Boolean),
            new("objectid", ColumnType.Lookup) { Targets = _regarding },
            StandardEntities.Author(),
        ]),
        StandardEntities.Entity("email", "emails", "subject",
        [
            StandardEntities.Text("subject", 800),
            new("description", ColumnType.Memo) { MaxLength = 1_073_741_823 },
            new("directioncode", ColumnType.Boolean),
            StandardEntities.Text("sender", 250),
            StandardEntities.Text("torecipients", 500),
            new("regardingobjectid", ColumnType.Lookup) { Targets = _regarding },
            StandardEntities.Author(),
            new("statecode", ColumnType.State) { Choices = [new(0, "Open"), new(1, "Completed"), new(2, "Canceled")] },
            new("statuscode", ColumnType.Status) { Choices = [new(1, "Draft"), new(2, "Completed"), new(3, "Sent"), new(4, "Received"), new(5, "Canceled")] },
        ], id: "activityid"),
    ];
}
