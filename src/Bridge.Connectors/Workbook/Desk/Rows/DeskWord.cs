namespace Bridge.Connectors.Workbook.Desk.Rows;

/// <summary>Words that people choose from in the help desk's sheets.</summary>
internal static class DeskWord
{
    /// <summary>The office said it.</summary>
    public const string Office = "Office";

    /// <summary>The member said it.</summary>
    public const string Member = "Member";

    /// <summary>Yes.</summary>
    public const string Yes = "yes";

    /// <summary>No.</summary>
    public const string No = "no";
}
