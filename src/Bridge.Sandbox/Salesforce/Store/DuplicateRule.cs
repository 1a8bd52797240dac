using Bridge.Sandbox.Salesforce.Schema;

namespace Bridge.Sandbox.Salesforce.Store;

/// <summary>A duplicate rule on contacts: the same e-mail address and last name raise an alert, which an integration may allow.</summary>
/// <remarks>Source: REST API Developer Guide, "Duplicate Rule Header".</remarks>
internal static class DuplicateRule
{
    public static RecordFault? Look(SObjectTable table, SObjectRow? known, IReadOnlyDictionary<SObjectField, object?> values)
    {
        if (table.Type.Name != "Contact")
        {
            return null;
        }

        var (email, last) = (table.Type.Find("Email")!, table.Type.Find("LastName")!); // the object always has them
        var (mail, name) = (Now(email), Now(last));
        var isFound = mail is not null && table.Rows.Exists(row =>
            row != known && !row.IsDeleted && Same(row[email], mail) && Same(row[last], name));
        return isFound ? new RecordFault("DUPLICATES_DETECTED", "Use one of these records?") : null;

        object? Now(SObjectField field) => values.TryGetValue(field, out var value) ? value : known?[field];
    }

    private static bool Same(object? one, object? other) =>
        string.Equals(one as string, other as string, StringComparison.OrdinalIgnoreCase);
}
