using Bridge.Connectors.Dataverse.Api;

namespace Bridge.Connectors.Dataverse;

/// <summary>The words by which Dataverse knows one kind of record.</summary>
/// <param name="Table">Logical name of the table.</param>
/// <param name="Set">Name of its set in addresses.</param>
/// <param name="KeyColumn">Column of the alternate key; it holds the bridge's external id in the form of <see cref="DataverseKey"/>.</param>
/// <param name="NameColumn">Column without which the bridge makes no new record.</param>
/// <param name="UniqueColumn">Column by which a record somebody made by hand is known.</param>
internal sealed record DataverseKind(string Table, string Set, string KeyColumn, string NameColumn, string UniqueColumn)
{
    /// <summary>Column that says of a contact or account that it was merged into another one. Source: Microsoft Learn, table reference of contact, "Merged".</summary>
    public const string MergedColumn = "merged";

    /// <summary>Members.</summary>
    public static DataverseKind Contacts { get; } = new("contact", "contacts", "mls_memberkey", "lastname", "emailaddress1");

    /// <summary>Offices.</summary>
    public static DataverseKind Accounts { get; } = new("account", "accounts", "mls_officekey", "name", "name");

    /// <summary>Cases. Their row's own id follows from the ticket's key (<see cref="Cases.DataverseCaseIds"/>), so they need no alternate key.</summary>
    public static DataverseKind Cases { get; } = new("incident", "incidents", "mls_ticketkey", "title", "title") { HasAlternateKey = false };

    /// <summary>Whether rows are found by an alternate key on <see cref="KeyColumn"/>; otherwise the column only tells whose they are.</summary>
    public bool HasAlternateKey { get; private init; } = true;

    /// <summary>Column of the record's own id.</summary>
    public string IdColumn { get; } = $"{Table}id";

    /// <summary>Name of the alternate key.</summary>
    public string KeyName { get; } = $"{KeyColumn}_ak";

    /// <summary>Finds the kind of a table.</summary>
    /// <param name="table">Logical name of the table.</param>
    /// <returns>The kind; null when the bridge writes no such table.</returns>
    public static DataverseKind? Of(string table) => table == Contacts.Table ? Contacts : table == Accounts.Table ? Accounts : null;

    /// <summary>Address of a record by its key.</summary>
    /// <param name="externalId">External id.</param>
    /// <returns>The address below the API's root, encoded.</returns>
    public string Address(string externalId) => $"{Set}({KeyColumn}='{Uri.EscapeDataString(DataverseKey.Encode(externalId))}')";
}
