using System.Globalization;
using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Model;
using Bridge.Core.Scrubbing;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Dataverse.Cases;

/// <summary>Writes cases and notes as Dataverse wants them. Card data that is left in a text is taken out here once more.</summary>
/// <remarks>Source: Microsoft Learn, table reference: incident (description has 2,000 characters), annotation (notetext 100,000, subject 500).</remarks>
internal static class DataverseCasePayload
{
    /// <summary>Title of a member's note, before its key.</summary>
    public const string NoteTitle = "MLS member, ";

    private const int LongestDescription = 2000;
    private const int Web = 3;

    /// <summary>Tells whether a text needs a note of its own beside the description.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it does.</returns>
    public static bool IsLong(string text) => Clean(text).Length > LongestDescription;

    /// <summary>Writes a new case; its id stands in the path.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="contact">Id of the member's contact.</param>
    /// <param name="team">Id of the team that is to have it, or null.</param>
    /// <param name="type">Value of its type, or null.</param>
    /// <returns>The JSON.</returns>
    public static PooledBytes Open(NewTicket ticket, string contact, string? team, int? type) => JsonBody.Of(json =>
    {
        json.WriteString("customerid_contact@odata.bind"u8, $"/contacts({contact})");
        json.WriteString("title"u8, Clean(ticket.Subject));
        json.WriteString("description"u8, Beginning(Clean(ticket.Text)));
        json.WriteNumber("caseorigincode"u8, Web);
        if (type is { } value)
        {
            json.WriteNumber("casetypecode"u8, value);
        }

        if (team is not null)
        {
            json.WriteString("ownerid@odata.bind"u8, $"/teams({team})");
        }

        if (!IsLong(ticket.Text))
        {
            json.WriteString(DataverseKind.Cases.KeyColumn, ticket.Key);
        }
    });

    /// <summary>Writes the key of a case whose text is all there.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The JSON.</returns>
    public static PooledBytes Key(string key) => JsonBody.Of(json => json.WriteString(DataverseKind.Cases.KeyColumn, key));

    /// <summary>Writes a note that a member speaks in; its id stands in the path.</summary>
    /// <param name="incident">Id of the case.</param>
    /// <param name="key">Key of the ticket or comment.</param>
    /// <param name="text">What the member says.</param>
    /// <returns>The JSON.</returns>
    public static PooledBytes Note(Guid incident, string key, string text) => JsonBody.Of(json =>
    {
        json.WriteString("objectid_incident@odata.bind"u8, string.Create(CultureInfo.InvariantCulture, $"/incidents({incident:D})"));
        json.WriteString("subject"u8, NoteTitle + key);
        json.WriteString("notetext"u8, Clean(text));
    });

    /// <summary>Writes what makes a case active again in which nobody is waited for.</summary>
    /// <param name="reason">Value of its status reason.</param>
    /// <returns>The JSON.</returns>
    public static PooledBytes Reopen(int reason) => JsonBody.Of(json =>
    {
        json.WriteNumber("statecode"u8, 0);
        json.WriteNumber("statuscode"u8, reason);
    });

    private static string Clean(string text) => CardScrubber.Scrub(text).Text;

    private static string Beginning(string text) => text.Length <= LongestDescription ? text : $"{TextCut.To(text, LongestDescription - 1)}…";
}
