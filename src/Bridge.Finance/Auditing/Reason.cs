using Bridge.Core.Scrubbing;
using Bridge.Finance.Answers;

namespace Bridge.Finance.Auditing;

/// <summary>Why somebody wants to see or do something, as it goes into the audit.</summary>
internal sealed record Reason
{
    /// <summary>Fewest characters of a reason.</summary>
    public const int Shortest = 15;

    /// <summary>Most characters of a reason.</summary>
    public const int Longest = 500;

    /// <summary>Most characters of a ticket number.</summary>
    public const int LongestTicket = 40;

    private Reason(string text, string? ticket) => (Text, Ticket) = (text, ticket);

    public string Text { get; }

    public string? Ticket { get; }

    /// <summary>The reason with its ticket, for the audit.</summary>
    public string Line => Ticket is null ? Text : $"{Text} (ticket {Ticket})";

    /// <summary>Checks what was typed.</summary>
    public static Answer<Reason> Of(string? text, string? ticket)
    {
        var words = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var number = (ticket ?? "").Trim();
        if (HoldsCard(words) || HoldsCard(number))
        {
            return new PlaceProblem(
                400, "The reason or the ticket holds what looks like a card number or security code. It was not kept.",
                "Write the reason without it, and remove it wherever it came from.");
        }

        if (words.Length is < Shortest or > Longest || words.Any(char.IsControl))
        {
            return new PlaceProblem(
                400, $"A reason has {Shortest} to {Longest} characters.", "Say in a sentence why this is needed; it goes into the audit.");
        }

        return number.Length > LongestTicket || !number.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '#' or '.' or '/')
            ? new PlaceProblem(400, $"A ticket number has at most {LongestTicket} letters, digits, and - _ # . /", "Write the number of the ticket alone, or leave it out.")
            : new Reason(words, number.Length == 0 ? null : number);
    }

    /// <summary>Tells whether a text that somebody typed holds card data.</summary>
    public static bool HoldsCard(string text) => CardScrubber.Scrub(text).Removed.Count > 0;

    public override string ToString() => "a reason";
}
