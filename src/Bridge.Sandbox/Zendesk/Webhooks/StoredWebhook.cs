namespace Bridge.Sandbox.Zendesk.Webhooks;

/// <summary>A webhook: where events go to, which ones, and the secret they are signed with.</summary>
internal sealed class StoredWebhook
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required Uri Endpoint { get; set; }

    public string Status { get; set; } = "active";

    public string Method { get; set; } = "POST";

    public string Format { get; set; } = "json";

    public required IReadOnlyList<string> Subscriptions { get; set; }

    /// <summary>Sent as Authorization where the webhook has one.</summary>
    public string? Bearer { get; set; }

    public required string Secret { get; set; }

    public required long CreatedAt { get; init; }

    public long UpdatedAt { get; set; }

    /// <summary>The newest invocations, oldest first.</summary>
    public List<Invocation> Invocations { get; } = [];
}

/// <summary>One event on its way to one webhook, with every attempt.</summary>
internal sealed class Invocation
{
    public required string Id { get; init; }

    public required StoredWebhook Webhook { get; init; }

    public required string EventType { get; init; }

    public required byte[] Body { get; init; }

    public required long CreatedAt { get; init; }

    public Mischief Mischief { get; init; }

    public List<Attempt> Attempts { get; } = [];

    public bool IsDone { get; set; }
}

/// <summary>One attempt; status 0 is none within the time.</summary>
internal sealed record Attempt(string Id, int Status, long CompletedAt);
