using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Connectors.Zendesk.Tickets;
using Bridge.Core.Connectors;
using Bridge.Core.Interactions;

namespace Bridge.Connectors.Zendesk.Timeline;

/// <summary>Writes interactions as custom events of a user, which agents see beside the tickets.</summary>
/// <remarks>
/// Zendesk gives events their ids itself, so the bridge's key stands among the properties; before an event is sent, those of the
/// same instant are looked through. Zendesk takes an event in (202) and shows it a moment later.
/// Source: developer.zendesk.com, Events API, "Anatomy of an event", "Tracking events", "Filtering events".
/// </remarks>
/// <param name="session">The connection.</param>
internal sealed class ZendeskTimeline(ZendeskSession session) : ITimeline
{
    private const string Origin = "mls";
    private const string KeyName = "bridge_key";
    private const string Writing = "add to a member's timeline";

    private readonly ZendeskTicketCalls _calls = new(session.Client);

    /// <inheritdoc />
    public async Task AddAsync(string key, Interaction interaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        var user = (await _calls.FindUserAsync(interaction.MemberId, cancellationToken) ?? throw ZendeskTicketRules.NoSuchMember())
            .ToString(CultureInfo.InvariantCulture);
        if (await HoldsAsync(user, key, interaction.At, cancellationToken))
        {
            return;
        }

        var call = new ZendeskCall(HttpMethod.Post, $"users/{user}/events", Writing) { Body = Payload(key, interaction) };
        using var answer = await session.Client.SendAsync(call, cancellationToken);
        switch (answer.Status)
        {
            case HttpStatusCode.Forbidden or HttpStatusCode.NotFound:
                throw new ConnectorException(
                    FailureKind.Configuration,
                    "This Zendesk account takes no events of users.",
                    "Have an administrator switch on the Events API (Suite plans), or set 'timeline: false' in memberApi.");
            case HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity:
                throw new ConnectorException(
                    FailureKind.Data, $"Zendesk refused the event ({(int)answer.Status}).", "Report it: this is a fault of the bridge.");
            default:
                ZendeskClient.Succeeded(answer, Writing);
                break;
        }
    }

    private async Task<bool> HoldsAsync(string user, string key, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var instant = Uri.EscapeDataString(Instant(at));
        var path = $"users/{user}/events?filter%5Bsource%5D={Origin}&filter%5Bstart_time%5D={instant}&filter%5Bend_time%5D={instant}&";
        await foreach (var page in _calls.WalkAsync(path, "look through a member's timeline", int.MaxValue, cancellationToken))
        {
            if (page.ItemsOf("events").Any(item => item.Of("properties").TextOf(KeyName) == key))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlyMemory<byte> Payload(string key, Interaction interaction)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartObject("profile");
        json.WriteString("source", Origin);
        json.WriteString("type", "member");
        json.WriteStartArray("identifiers");
        json.WriteStartObject();
        json.WriteString("type", "external_id");
        json.WriteString("value", interaction.MemberId);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("event");
        json.WriteString("source", Origin);
        json.WriteString("type", interaction.Channel.ToString().ToLowerInvariant());
        json.WriteString("description", interaction.Subject ?? interaction.Channel.ToString());
        json.WriteString("created_at", Instant(interaction.At));
        json.WriteStartObject("properties");
        json.WriteString(KeyName, key);
        Write(json, "outcome", interaction.Outcome);
        Write(json, "handled_by", interaction.By);
        Write(json, "link", interaction.Link);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
