using Bridge.Sandbox.Freshdesk.Store;

namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>Contacts: list, show, create, change, trash, restore, delete for good, merge.</summary>
internal sealed class ContactEndpoints(FreshdeskAccount account)
{
    private readonly ContactWrites _writes = new(account);

    public ApiReply Answer(ApiCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["contacts"]) => Paging.Of(call, Listed(call), row => row.Shown()),
        ("POST", ["contacts"]) => _writes.Create(call),
        ("POST", ["contacts", "merge"]) => _writes.Merge(call),
        (_, ["contacts", _, ..]) when account.Contacts.Find(call.Id(1)) is { } row => Answer(call, row),
        _ => ApiReply.NotFound,
    };

    private ApiReply Answer(ApiCall call, Row row) => (call.Method, call.Path) switch
    {
        ("GET", [_, _]) => ApiReply.Ok(row.Shown()),
        ("PUT", [_, _]) when !row.IsDeleted => _writes.Change(call, row),
        ("DELETE", [_, _]) when !row.IsDeleted => _writes.Trash(call, row, true),
        ("PUT", [_, _, "restore"]) when row.IsDeleted => _writes.Trash(call, row, false),
        ("DELETE", [_, _, "hard_delete"]) when row.IsDeleted || call.Asked("force") == "true" => _writes.Drop(call, row),
        _ => ApiReply.NotFound,
    };

    private IEnumerable<Row> Listed(ApiCall call)
    {
        var isTrash = call.Asked("state") == "deleted";
        var since = FreshdeskAccount.Stamp(call.Asked("_updated_since"));
        return account.Contacts.All.Where(row => row.IsDeleted == isTrash
            && (since is null || row.UpdatedAt >= since)
            && Is(call, row, "email") && Is(call, row, "phone") && Is(call, row, "mobile") && Is(call, row, "unique_external_id")
            && (call.Asked("company_id") is not { } company || row.Data["company_id"]?.ToString() == company));
    }

    private static bool Is(ApiCall call, Row row, string name) =>
        call.Asked(name) is not { } asked || string.Equals(row.Text(name), asked, StringComparison.OrdinalIgnoreCase);
}
