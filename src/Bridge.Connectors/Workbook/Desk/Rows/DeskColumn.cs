using Bridge.Connectors.Workbook.Sheets;

namespace Bridge.Connectors.Workbook.Desk.Rows;

/// <summary>The columns of the help desk's sheets. The first of each list holds the row's own number.</summary>
internal static class DeskColumn
{
    /// <summary>Where a ticket stands.</summary>
    public static SheetColumn State { get; } = People("State", 11) with { Choices = DeskStates.Words };

    /// <summary>One line that says what it is about.</summary>
    public static SheetColumn Subject { get; } = People("Subject", 38);

    /// <summary>Who asks: a member's MLS id or key.</summary>
    public static SheetColumn Member { get; } = People("Member", 14);

    /// <summary>The member's name, looked up by the bridge.</summary>
    public static SheetColumn MemberName { get; } = Ours("Member name", 22);

    /// <summary>The group that has a ticket.</summary>
    public static SheetColumn Group { get; } = People("Group", 16);

    /// <summary>The level that a ticket is with.</summary>
    public static SheetColumn Level { get; } = People("Level", 11) with { Choices = DeskLevels.Words };

    /// <summary>Who handles a ticket.</summary>
    public static SheetColumn Agent { get; } = People("Handled by", 18);

    /// <summary>What a ticket is about.</summary>
    public static SheetColumn Topic { get; } = People("Topic", 16);

    /// <summary>How a ticket came.</summary>
    public static SheetColumn Channel { get; } = People("Channel", 11) with { Choices = ["phone", "email", "chat", "counter", "web"] };

    /// <summary>When a ticket was opened.</summary>
    public static SheetColumn Opened { get; } = People("Opened", 17) with { Kind = ColumnKind.Time };

    /// <summary>When a ticket was solved last.</summary>
    public static SheetColumn Solved { get; } = People("Solved", 17) with { Kind = ColumnKind.Time };

    /// <summary>How a ticket was resolved; the member reads it.</summary>
    public static SheetColumn Resolution { get; } = People("Resolution", 44) with { Kind = ColumnKind.Note };

    /// <summary>What the bridge could not read in the row.</summary>
    public static SheetColumn Hint { get; } = Ours("Bridge says", 34) with { Kind = ColumnKind.Note };

    /// <summary>Key of the member's request that made the row.</summary>
    public static SheetColumn Request { get; } = Ours("MLS request", 14);

    /// <summary>The ticket that a comment or an answer is about.</summary>
    public static SheetColumn About { get; } = People("Ticket", 16);

    /// <summary>When something was said.</summary>
    public static SheetColumn Said { get; } = People("Said", 17) with { Kind = ColumnKind.Time };

    /// <summary>Who said it.</summary>
    public static SheetColumn Side { get; } = People("From", 10) with { Choices = [DeskWord.Office, DeskWord.Member] };

    /// <summary>Name of the one in the office who said it.</summary>
    public static SheetColumn Author { get; } = People("Name", 18);

    /// <summary>Whether the member may read it.</summary>
    public static SheetColumn Public { get; } = People("Member sees it", 15) with { Choices = [DeskWord.Yes, DeskWord.No] };

    /// <summary>What was said.</summary>
    public static SheetColumn Text { get; } = People("Text", 70) with { Kind = ColumnKind.Note };

    private static SheetColumn People(string heading, int width) => new(heading, ColumnKind.Text, width, false);

    private static SheetColumn Ours(string heading, int width) => new(heading, ColumnKind.Text, width, true);
}
