using System.Diagnostics;
using Bridge.Finance.Answers;
using Bridge.Finance.Place.Requests;

namespace Bridge.Finance.Place.Lists;

/// <summary>Makes an export that a second person agreed to: a list as CSV for whoever asked, or finance's workbook in finance's own folder.</summary>
internal sealed class ExportDesk(ListDesk desk, SecondPerson<ListRequest> second, ListReader reader, SideDoor door)
{
    public async Task<Answer<Exported>> UseAsync(string person, string id)
    {
        var file = new BookFile(door.Open().Workbook);

        // The approval is for once, so it is not spent on a workbook that somebody has open.
        if (file.IsOpen && second.Find(person, isLead: false, id) is { Kind: ListKind.Workbook, State: RequestState.Approved })
        {
            return new PlaceProblem(409, "Finance's workbook is open in another program.", "Close it there, then write it. If nobody has it open, delete the left-over lock file beside it.");
        }

        var used = await desk.UseAsync(person, id, ListUse.Export);
        if (used.Value is not { } request)
        {
            return used.Problem!; // there is one when there is no value
        }

        var rows = reader.Read(request.Kind);
        if (request.Kind != ListKind.Workbook)
        {
            return new Exported(ListCsv.Name(request)) { Csv = ListCsv.Write(rows) };
        }

        file.Put(rows);
        return new Exported(file.Name) { Accounts = rows.Aging?.Count ?? 0, Charges = rows.Charges?.Count ?? 0 };
    }
}

/// <summary>An export that was made.</summary>
/// <param name="File">Its name.</param>
[DebuggerDisplay("[finance]")]
internal sealed record Exported(string File)
{
    /// <summary>The file for whoever asked; null for the workbook, which lies in finance's folder.</summary>
    public byte[]? Csv { get; init; }

    /// <summary>Rows of the workbook's sheet of accounts.</summary>
    public int Accounts { get; init; }

    /// <summary>Rows of the workbook's sheet of charges.</summary>
    public int Charges { get; init; }
}
