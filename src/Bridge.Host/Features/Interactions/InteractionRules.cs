using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Core.Interactions;
using Bridge.Core.Model;

namespace Bridge.Host.Features.Interactions;

/// <summary>Checks what is told of an interaction, and frees it of card data.</summary>
/// <param name="now">UTC now.</param>
internal sealed partial class InteractionRules(DateTimeOffset now)
{
    private static readonly TimeSpan _clocks = TimeSpan.FromMinutes(5);

    /// <summary>The words for the ways.</summary>
    public static IReadOnlyList<string> Channels { get; } = [.. Enum.GetValues<InteractionChannel>().Select(WordOf)];

    /// <summary>The word for a way.</summary>
    /// <param name="channel">The way.</param>
    /// <returns>The word.</returns>
    public static string WordOf(InteractionChannel channel) => JsonNamingPolicy.CamelCase.ConvertName(channel.ToString());

    /// <summary>Checks.</summary>
    /// <param name="key">Key of the interaction.</param>
    /// <param name="member">External id of the member.</param>
    /// <param name="draft">What is told.</param>
    /// <param name="fault">Is told of each field that is wrong, and what is allowed.</param>
    /// <returns>The interaction with the pieces of card data that were taken out; null after a fault.</returns>
    public (Interaction Interaction, int Removed)? Read(RecordKey key, string member, InteractionDraft draft, Action<string, string> fault)
    {
        var lines = new DraftLines(fault);
        var channel = ChannelOf(draft.Channel?.Trim() ?? "");
        if (channel is null)
        {
            lines.Refuse("channel", $"must be one of {string.Join(", ", Channels)}.");
        }

        var at = TimeOf(draft.At);
        if (at is null)
        {
            lines.Refuse("at", "must be an instant with its offset that has passed, such as 2026-11-29T14:05:00Z.");
        }

        var subject = lines.Read("subject", draft.Subject, Interaction.LongestSubject);
        var outcome = lines.Read("outcome", draft.Outcome, Interaction.LongestText);
        var by = lines.Read("by", draft.By, Interaction.LongestName);
        var link = lines.Read("link", draft.Link, Interaction.LongestText);
        if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
        {
            lines.Refuse("link", "must be an https address.");
        }

        if (channel == InteractionChannel.Purchase)
        {
            CheckPurchase("subject", subject, lines);
            CheckPurchase("outcome", outcome, lines);
        }

        return lines.IsRefused || channel is not { } way || at is not { } time ? null : (new Interaction
        {
            Key = key,
            MemberId = member,
            At = time,
            Channel = way,
            Subject = subject,
            Outcome = outcome,
            By = by,
            Link = link,
        }, lines.Removed);
    }

    // What was bought may be seen by support, for how much may not.
    private static void CheckPurchase(string field, string? text, DraftLines lines)
    {
        if (text is not null && (text.Any(char.IsDigit) || FinanceVocabulary.FindInText(text) is not null))
        {
            lines.Refuse(field, "of a purchase may hold no digit and no word of money: say what it was, never for how much.");
        }
    }

    private static InteractionChannel? ChannelOf(string word) => Channels.Contains(word, StringComparer.OrdinalIgnoreCase)
        ? Array.Find(Enum.GetValues<InteractionChannel>(), one => WordOf(one).Equals(word, StringComparison.OrdinalIgnoreCase))
        : null;

    private DateTimeOffset? TimeOf(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return Instant().IsMatch(trimmed) && DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && time.Year >= 1990 && time <= now + _clocks ? time.ToUniversalTime() : null;
    }

    // Anything else would be guessed at: a time alone is of today, and 11/10 is two days. Source: RFC 3339, section 5.6, seconds left out as wanted.
    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Instant();
}
