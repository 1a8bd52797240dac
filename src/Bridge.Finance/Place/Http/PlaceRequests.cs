using System.Text.Json.Serialization;
using Bridge.Finance.Place.Files;
using Bridge.Finance.Place.Lists;
using Bridge.Finance.Place.Requests;

namespace Bridge.Finance.Place.Http;

/// <summary>Body of a request to break the glass.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record BreakGlassBody(string? By, string? Id, string? Reason, string? Ticket);

/// <summary>Body of a request for a list.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ListBody(string? List, string? Use, string? Reason, string? Ticket);

/// <summary>Body of a release.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ReleaseBody(string? Reason, string? Ticket);

/// <summary>Body of an import from the inbox, or of a query.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ImportBody(string? Mapping, string? File, string? AsOf, string? ExpectedClosing, string? ExpectedRows, bool AcceptsVanished)
{
    public ImportOrder Order() => new()
    {
        Mapping = Mapping, File = File, AsOf = AsOf, ExpectedClosing = ExpectedClosing, ExpectedRows = ExpectedRows, AcceptsVanished = AcceptsVanished,
    };

    public override string ToString() => Values.Redacted.Text;
}

/// <summary>A grant, for whoever has it.</summary>
internal sealed record GrantAnswer(string Grant, DateTimeOffset Until);

/// <summary>A release that was made.</summary>
internal sealed record ReleaseAnswer(long Sequence, DateOnly AsOfDay, int Entries);

/// <summary>A request for a list, and how far it came.</summary>
internal sealed record ListAnswer(
    string Id, ListKind List, ListUse Use, RequestState State, string Asker, string Reason, string? Ticket, string? Decider, DateTimeOffset AskedAt, DateTimeOffset Until)
{
    public static ListAnswer Of(ListRequest request) => new(
        request.Id, request.Kind, request.Use, request.State, request.Asker, request.Reason.Text, request.Reason.Ticket, request.Decider, request.AskedAt, request.Until);
}

/// <summary>Finance's workbook was written.</summary>
/// <param name="File">Its name, in finance's own folder.</param>
/// <param name="Accounts">Rows of its sheet of accounts.</param>
/// <param name="Charges">Rows of its sheet of charges.</param>
internal sealed record WorkbookAnswer(string File, int Accounts, int Charges);

/// <summary>A part of a list.</summary>
/// <param name="Total">How many rows the whole list has.</param>
/// <param name="Offset">How many rows stand before these.</param>
/// <param name="Rows">The rows.</param>
internal sealed record RowsAnswer(int Total, int Offset, ListRows Rows)
{
    public override string ToString() => Values.Redacted.Text;
}
