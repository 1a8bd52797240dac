using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.Core.Interactions;
using Bridge.Core.Notices;
using Bridge.Host.Features.Outbox.Attachments;
using Bridge.Host.Features.Outbox.Resolutions;

namespace Bridge.Host.Features.Outbox;

/// <summary>A request on its way in. Its texts hold no card data any more.</summary>
internal sealed record NewRequest
{
    /// <summary>Stable id of the machine that asks.</summary>
    public required string Caller { get; init; }

    /// <summary>The machine's own key for this request (Idempotency-Key).</summary>
    public required string CallerKey { get; init; }

    /// <summary>What is asked for.</summary>
    public required RequestKind Kind { get; init; }

    /// <summary>Name of the connection of the help desk.</summary>
    public required string Desk { get; init; }

    /// <summary>External id of the member.</summary>
    public required string Member { get; init; }

    /// <summary>For a comment: the ticket, by the key it was opened under or by the help desk's id.</summary>
    public string? Ticket { get; init; }

    /// <summary>For a ticket: one line.</summary>
    public string? Subject { get; init; }

    /// <summary>What the member says.</summary>
    public required string Text { get; init; }

    /// <summary>For a ticket: word of the settings' topics, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>For a ticket: name of the group that is to have it, or null.</summary>
    public string? Group { get; init; }

    /// <summary>Files that come with it.</summary>
    public IReadOnlyList<NewAttachment> Files { get; init; } = [];

    /// <summary>Makes the request that writes an interaction into a member's timeline.</summary>
    /// <param name="desk">Name of the connection of the help desk.</param>
    /// <param name="interaction">The interaction.</param>
    /// <returns>The request; the same interaction always makes the same one.</returns>
    public static NewRequest Of(string desk, Interaction interaction) => new()
    {
        Caller = "interactions",
        CallerKey = interaction.Key.ExternalId,
        Kind = RequestKind.Interaction,
        Desk = desk,
        Member = interaction.MemberId,
        Text = JsonSerializer.Serialize(interaction, OutboxJson.Default.Interaction),
    };

    /// <summary>Makes the request that tells another system of a change.</summary>
    /// <param name="target">Name of the connection of that system.</param>
    /// <param name="notice">The notice.</param>
    /// <returns>The request; notices of one ticket are sent in their order.</returns>
    public static NewRequest Of(string target, Notice notice) => new()
    {
        Caller = "notices",
        CallerKey = notice.Id,
        Kind = RequestKind.Notice,
        Desk = target,
        Member = notice.Member,
        Ticket = $"notice:{notice.Ticket}", // a lane of its own: a comment to the ticket must not wait behind it
        Text = JsonSerializer.Serialize(notice, OutboxJson.Default.Notice),
    };

    /// <summary>Makes the request that tells a member of a resolution.</summary>
    /// <param name="resolution">The resolution.</param>
    /// <param name="member">External id of the member.</param>
    /// <returns>The request; the same resolution always has the same key.</returns>
    public static NewRequest Of(Resolution resolution, string member) => new()
    {
        Caller = ResolutionRegistration.Name,
        CallerKey = $"{resolution.Origin}:{resolution.Ticket}@{resolution.SolvedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}",
        Kind = RequestKind.Resolution,
        Desk = ResolutionRegistration.Target,
        Member = member,
        Ticket = $"resolution:{resolution.Origin}:{resolution.Ticket}", // a lane of its own
        Text = JsonSerializer.Serialize(resolution, OutboxJson.Default.Resolution),
    };

    /// <summary>Pieces of card data that were taken out.</summary>
    public int Removed { get; init; }
}

/// <summary>JSON of what waits.</summary>
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(Resolution))]
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class OutboxJson : JsonSerializerContext;
