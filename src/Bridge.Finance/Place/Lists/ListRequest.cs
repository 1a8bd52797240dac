using Bridge.Finance.Place.Grants;

namespace Bridge.Finance.Place.Lists;

/// <summary>A list over all accounts or members that somebody asked for, and how far it came.</summary>
/// <param name="Id">Random, 256 bits.</param>
/// <param name="Kind">Which list.</param>
/// <param name="Use">What it may be used for.</param>
/// <param name="Asker">Who asked.</param>
/// <param name="Reason">Why.</param>
/// <param name="AskedAt">UTC instant.</param>
internal sealed record ListRequest(string Id, ListKind Kind, ListUse Use, string Asker, Reason Reason, DateTimeOffset AskedAt)
{
    /// <summary>How long an approval holds.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(15);

    /// <summary>How long a request waits for a second person.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromHours(8);

    public ListState State { get; init; } = ListState.Waiting;

    /// <summary>The second person, once there is one.</summary>
    public string? Decider { get; init; }

    /// <summary>UTC instant at which the request, or the approval, ends.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>What the audit says is seen.</summary>
    public string What => $"{(Use == ListUse.Export ? "export" : "list")} of all: {Kind switch
    {
        ListKind.Aging => "balance by age",
        ListKind.Charges => "open charges by kind",
        ListKind.Workbook => "finance's workbook",
        _ => "standings about to change",
    }}";

    public override string ToString() => $"{State} list";
}

/// <summary>The lists there are.</summary>
internal enum ListKind
{
    /// <summary>Balance by age of each account.</summary>
    Aging,

    /// <summary>Members whose standing would change with the next release.</summary>
    Changes,

    /// <summary>Open charges by kind of each account.</summary>
    Charges,

    /// <summary>Balances by age and open charges by kind, into finance's own workbook.</summary>
    Workbook,
}

/// <summary>What a list may be used for.</summary>
internal enum ListUse
{
    /// <summary>Looking at it, for as long as the approval holds.</summary>
    View,

    /// <summary>One file.</summary>
    Export,
}

/// <summary>How far a request came.</summary>
internal enum ListState
{
    /// <summary>Waits for a second person.</summary>
    Waiting,

    /// <summary>May be used.</summary>
    Approved,

    /// <summary>A second person said no.</summary>
    Declined,

    /// <summary>The export was made.</summary>
    Used,

    /// <summary>Its time is over.</summary>
    Ended,
}
