namespace Bridge.Sandbox.Dataverse.Schema;

/// <summary>The tables of customer service: cases, their resolutions, and teams.</summary>
/// <remarks>Source: Microsoft Learn, Dynamics 365 table reference: incident, incidentresolution, team.</remarks>
internal static class CaseEntities
{
    public static IEnumerable<EntityType> All() =>
    [
        StandardEntities.Entity("team", "teams", "name", [StandardEntities.Text("name", 160)]),
        StandardEntities.Entity("incident", "incidents", "title",
        [
            StandardEntities.Text("title", 200) with { IsRequired = true },
            new("description", ColumnType.Memo) { MaxLength = 2000 },
            StandardEntities.Text("ticketnumber", 100) with { IsForUpdate = false },
            StandardEntities.Lookup("customerid", "account", "contact") with { IsRequired = true },
            new("ownerid", ColumnType.Owner) { Targets = ["systemuser", "team"] },
            StandardEntities.Author(),
            StandardEntities.Lookup("masterid", "incident") with { IsForCreate = false, IsForUpdate = false },
            new("deactivatedon", ColumnType.DateTime) { IsForCreate = false, IsForUpdate = false },
            new("caseorigincode", ColumnType.Picklist) { Choices = [new(1, "Phone"), new(2, "Email"), new(3, "Web"), new(2483, "Facebook"), new(3986, "Twitter"), new(700610000, "IoT")] },
            new("customersatisfactioncode", ColumnType.Picklist)
            {
                Choices = [new(5, "Very Satisfied"), new(4, "Satisfied"), new(3, "Neutral"), new(2, "Dissatisfied"), new(1, "Very Dissatisfied")],
            },
            new("casetypecode", ColumnType.Picklist) { Choices = [new(1, "Question"), new(2, "Problem"), new(3, "Request")] },
            new("statecode", ColumnType.State) { IsForCreate = false, Choices = [new(0, "Active"), new(1, "Resolved"), new(2, "Cancelled")] },
            new("statuscode", ColumnType.Status)
            {
                IsForCreate = false,
                Choices =
                [
                    new(1, "In Progress"), new(2, "On Hold"), new(3, "Waiting for Details"), new(4, "Researching"), new(5, "Problem Solved"),
                    new(1000, "Information Provided"), new(6, "Cancelled"), new(2000, "Merged"),
                ],
            },
        ]),
        StandardEntities.Entity("incidentresolution", "incidentresolutions", "subject",
            [StandardEntities.Text("subject", 200), StandardEntities.Lookup("incidentid", "incident"), new("actualend", ColumnType.DateTime)]),
    ];
}
