using System.Text;
using Bridge.Sandbox.Zendesk.Tickets;

namespace Bridge.Sandbox.Zendesk.Webhooks;

/// <summary>The webhooks of the account; turns what happened into deliveries. Needs the account's lock.</summary>
internal sealed class WebhookBook(int seed, TimeProvider time, Action<Invocation> send)
{
    private const int KeptInvocations = 1000;
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private readonly Random _random = new(seed);

    public List<StoredWebhook> All { get; } = [];

    public MischiefPlan Mischief { get; set; } = new(seed, "");

    public StoredWebhook? ById(string id) => All.Find(one => one.Id == id);

    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>An id of 26 letters, as the account's own; they follow from the seed.</summary>
    public string NewId()
    {
        var text = new StringBuilder("01");
        for (var letter = 0; letter < 24; letter++)
        {
            text.Append(Letters[_random.Next(Letters.Length)]);
        }

        return text.ToString();
    }

    public string NewSecret()
    {
        Span<byte> bytes = stackalloc byte[30];
        _random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Sends an event to the webhooks that asked for it.</summary>
    public void Tell(DeskEvent happened)
    {
        if (All.Count == 0)
        {
            return;
        }

        foreach (var webhook in All.Where(one => one.Status == "active"))
        {
            if (happened.Type != DeskEvent.Updated && webhook.Subscriptions.Contains("zen:event-type:" + happened.Type))
            {
                Send(webhook, happened.Type, EventJson.Event(happened, NewId(), Now));
            }

            if (webhook.Subscriptions.Contains("conditional_ticket_events") && Trigger(happened) is { } word)
            {
                Send(webhook, word, EventJson.Trigger(happened, word));
            }
        }
    }

    public Invocation Send(StoredWebhook webhook, string type, byte[] body)
    {
        var invocation = new Invocation
        {
            Id = NewId(), Webhook = webhook, EventType = type, Body = body, CreatedAt = Now, Mischief = Mischief.Draw(),
        };
        webhook.Invocations.Add(invocation);
        if (webhook.Invocations.Count > KeptInvocations)
        {
            webhook.Invocations.RemoveAt(0);
        }

        send(invocation);
        return invocation;
    }

    // What the triggers of the account would call the webhook for.
    private static string? Trigger(DeskEvent happened) => happened.Type switch
    {
        "ticket.created" => "created",
        DeskEvent.Updated => "updated",
        "ticket.status_changed" when happened.Current is "solved" => "solved",
        _ => null,
    };
}
