using System.Globalization;
using System.Text.Json;
using Bridge.Connectors.Desk;
using Bridge.Core.Model;
using Bridge.Core.Scrubbing;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Dataverse.Cases;

/// <summary>Reads what was said in a case: its description, its notes and its e-mails.</summary>
/// <remarks>
/// A description is the member's own words where the member wrote it (from outside, by web or by mail). A note is the help desk's own,
/// except for the member's, whose ids follow from their keys, and for those that begin with *WEB*, the mark by which the portals of
/// Dynamics 365 show a note to the customer. Mails with others than the asker are notes too.
/// Source: Microsoft Learn, table reference: incident, annotation, email.
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="id">Id of the case.</param>
internal sealed class DataverseCaseTalk(DataverseSession session, Guid id)
{
    private const string Purpose = "read what was said in a case";
    private const string Formatted = "@OData.Community.Display.V1.FormattedValue";
    private const string ForTheAsker = "*WEB*";
    private const int Completed = 1;

    /// <summary>Reads everything, oldest first.</summary>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The comments; none when there is no such case.</returns>
    public async Task<IReadOnlyList<TicketComment>> ReadAsync(CancellationToken cancellationToken)
    {
        var key = (await session.Tables.OfAsync(DataverseKind.Cases, cancellationToken)).Find(DataverseKind.Cases.KeyColumn) is null ? "" : $",{DataverseKind.Cases.KeyColumn}";
        using var found = await DataverseCaseQueries.RowAsync(
            session, id, $"$select=description,createdon,caseorigincode,_createdby_value{key}&$expand=customerid_contact($select=emailaddress1)", Purpose, cancellationToken);
        if (found is null)
        {
            return [];
        }

        var notes = await RowsAsync("annotations", "annotationid,subject,notetext,createdon,_createdby_value", "_objectid_value", "annotationid", cancellationToken);
        var mails = await RowsAsync(
            "emails", "activityid,description,directioncode,statecode,sender,torecipients,createdon,_createdby_value", "_regardingobjectid_value", "activityid", cancellationToken);
        var asker = found.Root.Of("customerid_contact").TextOf("emailaddress1");
        IEnumerable<TicketComment?> said =
        [
            First(found.Root, notes),
            .. notes.Where(note => note.TextOf("annotationid") != FirstText).Select(Note),
            .. mails.Where(mail => mail.NumberOf("statecode") == Completed).Select(mail => Mail(mail, asker)),
        ];

        // Sorting keeps the order of what was said in one second.
        return [.. said.OfType<TicketComment>().OrderBy(comment => comment.At)];
    }

    private string FirstText => DataverseCaseIds.OfFirstText(id).ToString("D");

    private TicketComment? First(JsonElement row, List<JsonElement> notes)
    {
        var isOurs = DataverseCaseReader.KeyIn(row) is not null;
        var whole = isOurs ? notes.Find(note => note.TextOf("annotationid") == FirstText).TextOf("notetext") : null;
        var isByMember = isOurs || row.NumberOf("caseorigincode") is 2 or 3;
        return (whole ?? row.TextOf("description")) is { } text
            ? Comment(row, id.ToString("D"), isByMember, isByMember, isByMember ? null : Author(row), isOurs ? text : HtmlText.Of(text))
            : null;
    }

    private TicketComment? Note(JsonElement row)
    {
        var text = row.TextOf("notetext") ?? "";
        var key = row.TextOf("subject") is { } title && title.StartsWith(DataverseCasePayload.NoteTitle, StringComparison.Ordinal) ? title[DataverseCasePayload.NoteTitle.Length..] : null;
        if (DeskReading.KeyIn(key) is { } known && row.TextOf("annotationid") == DataverseCaseIds.OfComment(id, known).ToString("D"))
        {
            return Comment(row, row.TextOf("annotationid"), isPublic: true, isByMember: true, author: null, text);
        }

        var seen = HtmlText.Of(text);
        var isPublic = seen.StartsWith(ForTheAsker, StringComparison.OrdinalIgnoreCase);
        return Comment(row, row.TextOf("annotationid"), isPublic, isByMember: false, Author(row), isPublic ? seen[ForTheAsker.Length..].TrimStart() : seen);
    }

    private TicketComment? Mail(JsonElement row, string? asker)
    {
        var isOutgoing = row.FlagOf("directioncode");
        var isWithAsker = asker is not null && row.TextOf(isOutgoing ? "torecipients" : "sender")?.Contains(asker, StringComparison.OrdinalIgnoreCase) == true;
        var isByMember = isWithAsker && !isOutgoing;
        return Comment(
            row, row.TextOf("activityid"), isWithAsker, isByMember, isByMember ? null : isOutgoing ? Author(row) : DeskReading.Clean(row.TextOf("sender")) ?? "Dataverse",
            HtmlText.Of(row.TextOf("description") ?? ""));
    }

    private TicketComment? Comment(JsonElement row, string? commentId, bool isPublic, bool isByMember, string? author, string text) =>
        DateTimeOffset.TryParse(row.TextOf("createdon"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && text.Length > 0
            ? new(new RecordKey(session.Name, id.ToString("D")), commentId ?? "", at, isPublic, isByMember, author, CardScrubber.Scrub(text).Text)
            : null;

    private static string Author(JsonElement row) => DeskReading.Clean(row.TextOf($"_createdby_value{Formatted}")) ?? "Dataverse";

    private async Task<List<JsonElement>> RowsAsync(string set, string columns, string lookup, string key, CancellationToken cancellationToken)
    {
        var found = new List<JsonElement>();
        var path = $"{set}?$select={columns}&$filter={lookup}%20eq%20{id:D}&$orderby=createdon,{key}";
        await foreach (var page in session.Client.PagesAsync(path, DataverseCaseQueries.Annotations, Purpose, cancellationToken))
        {
            found.AddRange(page.ItemsOf("value").Select(row => row.Clone()));
        }

        return found;
    }
}
