namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>Which calls fall under a limit of their own.</summary>
internal static class EndpointLimits
{
    public static string? Of(string method, string[] path) => (method, path) switch
    {
        ("POST", ["api", "v2", "tickets"]) => "ticket-create",
        ("PUT", ["api", "v2", "tickets", _]) => "ticket-update",
        ("GET", ["api", "v2", "tickets"]) => "ticket-list",
        ("GET", ["api", "v2", "contacts"]) => "contact-list",
        _ => null,
    };
}
