using Bridge.Finance.Auditing;

namespace Bridge.Finance.Place.Requests;

/// <summary>Something that one person asks for and another one decides about.</summary>
/// <param name="Id">Random, 256 bits.</param>
/// <param name="Asker">Who asked.</param>
/// <param name="Reason">Why.</param>
/// <param name="AskedAt">UTC instant.</param>
internal abstract record SecondPersonRequest(string Id, string Asker, Reason Reason, DateTimeOffset AskedAt)
{
    /// <summary>How long an approval holds.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(15);

    /// <summary>How long a request waits for a second person.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromHours(8);

    public RequestState State { get; init; } = RequestState.Waiting;

    /// <summary>The second person, once there is one.</summary>
    public string? Decider { get; init; }

    /// <summary>UTC instant at which the request, or the approval, ends.</summary>
    public DateTimeOffset Until { get; init; } = AskedAt + Waits;

    /// <summary>What the audit says is seen or done.</summary>
    public abstract string What { get; }

    /// <summary>What joins the steps of one request in the audit, where only a pseudonym of it stands.</summary>
    public abstract string Which { get; }

    public override string ToString() => $"{State} request";
}
