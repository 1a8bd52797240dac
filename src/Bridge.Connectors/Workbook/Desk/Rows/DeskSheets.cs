using Bridge.Connectors.Workbook.Desk.Ledger;
using Bridge.Connectors.Workbook.Surveys;

namespace Bridge.Connectors.Workbook.Desk.Rows;

/// <summary>The sheets of a help desk in a workbook.</summary>
internal static class DeskSheets
{
    /// <summary>One row for each ticket.</summary>
    public static DeskSheet Tickets { get; } = new(
        new WorkbookSheet("Tickets", "Ticket"),
        [
            DeskColumn.State, DeskColumn.Subject, DeskColumn.Member, DeskColumn.MemberName, DeskColumn.Group, DeskColumn.Level, DeskColumn.Agent, DeskColumn.Topic,
            DeskColumn.Channel, DeskColumn.Opened, DeskColumn.Solved, DeskColumn.Resolution, DeskColumn.Hint, DeskColumn.Request,
        ]);

    /// <summary>One row for each thing that was said in a ticket.</summary>
    public static DeskSheet Comments { get; } = new(
        new WorkbookSheet("Comments", "MLS request"),
        [DeskColumn.About, DeskColumn.Said, DeskColumn.Side, DeskColumn.Author, DeskColumn.Public, DeskColumn.Text, DeskColumn.Hint]);

    /// <summary>One row for each answer to a survey, whether the bridge asked or somebody on the phone.</summary>
    public static DeskSheet Surveys { get; } = new(
        new WorkbookSheet("Surveys", "Answer"),
        [DeskColumn.About, DeskColumn.MemberName, SurveyColumn.Answered, .. SurveyColumn.Questions.Select(one => one.Column), DeskColumn.Agent, SurveyColumn.Comment, DeskColumn.Hint]);

    /// <summary>What the bridge knows of each ticket it has numbered; people need not see it.</summary>
    public static DeskSheet Ledger { get; } = new(
        new WorkbookSheet("Bridge ledger", "Ticket") { IsHidden = true },
        [LedgerColumn.Content, LedgerColumn.Opened, LedgerColumn.Request, LedgerColumn.State, LedgerColumn.Reopens]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DeskSheet> All { get; } = [Tickets, Comments, Surveys, Ledger];

    /// <summary>Headings of columns that hold keys, which are no free text.</summary>
    public static IReadOnlyList<string> KeyHeadings { get; } =
        [Tickets.Sheet.KeyHeading, Comments.Sheet.KeyHeading, Surveys.Sheet.KeyHeading, DeskColumn.Member.Heading, LedgerColumn.Request.Heading, LedgerColumn.Content.Heading];
}
