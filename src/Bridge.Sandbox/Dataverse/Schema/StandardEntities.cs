namespace Bridge.Sandbox.Dataverse.Schema;

/// <summary>The tables an environment begins with, as far as the bridge meets them.</summary>
/// <remarks>Source: Microsoft Learn, Dataverse table reference: contact, account, systemuser, role, fieldsecurityprofile, fieldpermission.</remarks>
internal static class StandardEntities
{
    /// <summary>What an owner is: a user or a team.</summary>
    public const string Principal = "principal";

    public static IEnumerable<EntityType> All() =>
    [
        Entity("contact", "contacts", "fullname",
        [
            new("fullname", ColumnType.String) { MaxLength = 160, IsForCreate = false, IsForUpdate = false },
            Text("firstname", 50), Text("lastname", 50), Text("emailaddress1", 100), Text("telephone1", 50), Text("mobilephone", 50),
            Text("jobtitle", 100), Text("nickname", 100), Text("employeeid", 50), Text("externaluseridentifier", 50), Text("governmentid", 50),
            Lookup("parentcustomerid", "account", "contact"),
            .. Address(), .. State(), .. Merging("contact"),
        ]),
        Entity("account", "accounts", "name",
        [
            Text("name", 160), Text("accountnumber", 20), Text("telephone1", 50), Text("emailaddress1", 100), Text("websiteurl", 200),
            Lookup("parentaccountid", "account"), Lookup("primarycontactid", "contact"),
            .. Address(), .. State(), .. Merging("account"),
        ]),
        .. CaseEntities.All(), .. ActivityEntities.All(),
        Entity("systemuser", "systemusers", "fullname",
        [
            Text("fullname", 200), Text("internalemailaddress", 100), new("applicationid", ColumnType.Uniqueidentifier), new("isdisabled", ColumnType.Boolean),
        ]),
        Entity("role", "roles", "name", [Text("name", 100)]),
        Entity("fieldsecurityprofile", "fieldsecurityprofiles", "name", [Text("name", 100) with { IsRequired = true }, Text("description", 500)]),
        Entity("fieldpermission", "fieldpermissions", "entityname",
        [
            Text("entityname", 100), Text("attributelogicalname", 100), Lookup("fieldsecurityprofileid", "fieldsecurityprofile"),
            new("canread", ColumnType.Integer), new("cancreate", ColumnType.Integer), new("canupdate", ColumnType.Integer),
        ]),
    ];

    public static EntityType Entity(string name, string setName, string primaryName, IEnumerable<Column> columns, string? id = null) => new(name, setName, primaryName,
    [
        new(id ?? $"{name}id", ColumnType.Uniqueidentifier) { IsForUpdate = false },
        .. columns,
        Stamp("createdon"), Stamp("modifiedon"),
        new("versionnumber", ColumnType.BigInt) { IsForCreate = false, IsForUpdate = false },
    ])
    {
        PrimaryId = id ?? $"{name}id",
    };

    public static Column Text(string name, int length) => new(name, ColumnType.String) { MaxLength = length };

    public static Column Lookup(string name, params IReadOnlyList<string> targets) =>
        new(name, targets.Count > 1 ? ColumnType.Customer : ColumnType.Lookup) { Targets = targets };

    /// <summary>Whoever made a row.</summary>
    public static Column Author() => Lookup("createdby", "systemuser") with { IsForCreate = false, IsForUpdate = false };

    private static Column Stamp(string name) => new(name, ColumnType.DateTime) { IsForCreate = false, IsForUpdate = false };

    private static IEnumerable<Column> Address() =>
    [
        Text("address1_line1", 250), Text("address1_city", 80), Text("address1_stateorprovince", 50), Text("address1_postalcode", 20),
        Text("address1_country", 80), new("description", ColumnType.Memo) { MaxLength = 2000 },
    ];

    // Of a row that was merged into another one; set by merging alone.
    private static IEnumerable<Column> Merging(string table) =>
    [
        new("merged", ColumnType.Boolean) { IsForCreate = false, IsForUpdate = false },
        Lookup("masterid", table) with { IsForCreate = false, IsForUpdate = false },
    ];

    // A new row is active; its state is changed afterwards.
    private static IEnumerable<Column> State() =>
    [
        new("statecode", ColumnType.State) { IsForCreate = false, Choices = [new(0, "Active"), new(1, "Inactive")] },
        new("statuscode", ColumnType.Status) { IsForCreate = false, Choices = [new(1, "Active"), new(2, "Inactive")] },
    ];
}
