using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Core.Interactions;
using Bridge.Core.Model;
using Bridge.Core.Scrubbing;

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
        var isGood = true;
        void Refuse(string field, string words)
        {
            isGood = false;
            fault(field, words);
        }

        var channel = Array.Find(Enum.GetValues<InteractionChannel>(), one => WordOf(one).Equals(draft.Channel?.Trim(), StringComparison.OrdinalIgnoreCase));
        if (!Channels.Contains(draft.Channel?.Trim() ?? "", StringComparer.OrdinalIgnoreCase))
        {
            Refuse("channel", $"must be one of {string.Join(", ", Channels)}.");
        }

        var at = TimeOf(draft.At);
        if (at is null)
        {
            Refuse("at", "must be an instant with its offset that has passed, such as 2026-11-29T14:05:00Z.");
        }

        var removed = 0;
        string? Line(string field, string? text, int most)
        {
            var line = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
            if (line?.Length > most || line?.Any(char.IsControl) == true)
            {
                Refuse(field, $"must be one line of at most {most} characters.");
                return null;
            }

            if (line is null)
            {
                return null;
            }

            var clean = CardScrubber.Scrub(line);
            removed += clean.Removed.Count;
            return clean.Text.Length > most ? TextCut.To(clean.Text, most).TrimEnd() : clean.Text;
        }

        var subject = Line("subject", draft.Subject, Interaction.LongestSubject);
        var outcome = Line("outcome", draft.Outcome, Interaction.LongestText);
        var by = Line("by", draft.By, Interaction.LongestName);
        var link = Line("link", draft.Link, Interaction.LongestText);
        if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
        {
            Refuse("link", "must be an https address.");
        }

        if (channel == InteractionChannel.Purchase)
        {
            CheckPurchase("subject", subject, Refuse);
            CheckPurchase("outcome", outcome, Refuse);
        }

        return !isGood ? null : (new Interaction
        {
            Key = key,
            MemberId = member,
            At = at!.Value, // it was refused otherwise
            Channel = channel,
            Subject = subject,
            Outcome = outcome,
            By = by,
            Link = link,
        }, removed);
    }

    // What was bought may be seen by support, for how much may not.
    private static void CheckPurchase(string field, string? text, Action<string, string> refuse)
    {
        if (text is not null && (text.Any(char.IsDigit) || FinanceVocabulary.FindInText(text) is not null))
        {
            refuse(field, "of a purchase may hold no digit and no word of money: say what it was, never for how much.");
        }
    }

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
