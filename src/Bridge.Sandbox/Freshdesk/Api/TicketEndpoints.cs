using System.Globalization;
using System.Text.Json.Nodes;
using Bridge.Sandbox.Freshdesk.Store;

namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>Tickets: list, show, create, change, trash, restore.</summary>
internal sealed class TicketEndpoints(FreshdeskAccount account)
{
    /// <summary>Pages after which a list refuses to go on.</summary>
    public const int MostPages = 300;

    private static readonly TimeSpan _window = TimeSpan.FromDays(30);
    private readonly TicketWrites _writes = new(account);

    public ApiReply Answer(ApiCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["tickets"]) => List(call),
        ("POST", ["tickets"]) => _writes.Create(call),
        (_, ["tickets", _, ..]) when account.Tickets.Find(call.Id(1)) is { } row => Answer(call, row),
        _ => ApiReply.NotFound,
    };

    /// <summary>A ticket as an answer shows it.</summary>
    public static JsonObject Shown(FreshdeskAccount account, Row row, ApiCall? call, bool isWhole)
    {
        var shown = row.Shown();
        if (!isWhole && call?.Includes("description") != true)
        {
            shown.Remove("description");
            shown.Remove("description_text");
        }

        if (call?.Includes("stats") != true)
        {
            shown.Remove("stats");
        }

        if (call?.Includes("requester") == true && account.Contacts.Find(row.Number("requester_id")) is { } asker)
        {
            shown["requester"] = new JsonObject
            {
                ["id"] = asker.Id, ["name"] = asker.Text("name"), ["email"] = asker.Text("email"), ["mobile"] = asker.Text("mobile"), ["phone"] = asker.Text("phone"),
            };
        }

        return shown;
    }

    private ApiReply Answer(ApiCall call, Row row) => (call.Method, call.Path) switch
    {
        ("GET", [_, _]) => ApiReply.Ok(Shown(account, row, call, isWhole: true)),
        ("PUT", [_, _]) when !row.IsDeleted => _writes.Change(call, row),
        ("DELETE", [_, _]) when !row.IsDeleted => _writes.Trash(call, row, true),
        ("PUT", [_, _, "restore"]) when row.IsDeleted => _writes.Trash(call, row, false),
        _ => ApiReply.NotFound,
    };

    private ApiReply List(ApiCall call)
    {
        var (order, isAscending) = (call.Asked("order_by") ?? "created_at", call.Asked("order_type") == "asc");
        if (order is not ("created_at" or "updated_at" or "due_by" or "status"))
        {
            return ApiReply.Refused([new ApiFault("order_by", "It should be one of these values: 'due_by,created_at,updated_at,status'", "invalid_value")]);
        }

        // Without a stamp to start from only the tickets made in the last 30 days are listed.
        var since = FreshdeskAccount.Stamp(call.Asked("updated_since"));
        var earliest = account.Time.GetUtcNow() - _window;
        var filter = call.Asked("filter");
        var rows = account.Tickets.All
            .Where(row => row.IsDeleted == (filter == "deleted") && (row.IsDeleted || row.Flag("spam") == (filter == "spam")))
            .Where(row => since is { } from ? row.UpdatedAt >= from : row.CreatedAt >= earliest)
            .Where(row => IsAskedBy(call, row));
        Func<Row, string> key = order switch
        {
            "updated_at" => row => FreshdeskAccount.Stamp(row.UpdatedAt),
            "created_at" => row => FreshdeskAccount.Stamp(row.CreatedAt),
            _ => row => row.Data[order]?.ToString() ?? "",
        };
        var ordered = isAscending
            ? rows.OrderBy(key, StringComparer.Ordinal).ThenBy(row => row.Id)
            : rows.OrderByDescending(key, StringComparer.Ordinal).ThenByDescending(row => row.Id);
        return Paging.Of(call, ordered, row => Shown(account, row, call, isWhole: false), MostPages);
    }

    private bool IsAskedBy(ApiCall call, Row row)
    {
        var requester = account.Contacts.Find(row.Number("requester_id"));
        return (call.Asked("requester_id") is not { } id || id == row.Number("requester_id")?.ToString(CultureInfo.InvariantCulture))
            && (call.Asked("email") is not { } email || string.Equals(requester?.Text("email"), email, StringComparison.OrdinalIgnoreCase))
            && (call.Asked("unique_external_id") is not { } external || string.Equals(requester?.Text("unique_external_id"), external, StringComparison.OrdinalIgnoreCase));
    }
}
