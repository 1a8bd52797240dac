using Bridge.Core.Connectors;

namespace Bridge.Host.Settings.Routes;

/// <summary>The record kinds a route can carry.</summary>
internal static class RecordKinds
{
    /// <summary>Word for <see cref="Core.Model.Member"/>.</summary>
    public const string Member = "member";

    /// <summary>Word for <see cref="Core.Model.Office"/>.</summary>
    public const string Office = "office";

    /// <summary>Word for <see cref="Core.Model.MemberStanding"/>.</summary>
    public const string Standing = "standing";

    /// <summary>Word for <see cref="Core.Tickets.Ticket"/>, which the hub keeps itself.</summary>
    public const string Ticket = "ticket";

    /// <summary>Word for <see cref="Core.Calls.CallVisit"/>, which the hub keeps among its measures.</summary>
    public const string Call = "call";

    /// <summary>Word for <see cref="Core.Interactions.Interaction"/>, which the hub keeps in its list of every contact.</summary>
    public const string Interaction = "interaction";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Member, Office, Standing, Ticket, Call, Interaction];

    /// <summary>The words of what the hub keeps itself.</summary>
    public static IReadOnlyList<string> Kept { get; } = [Ticket, Call, Interaction];

    /// <summary>Lists the kinds a connector can read.</summary>
    /// <param name="connector">The connector.</param>
    /// <returns>The words.</returns>
    public static IReadOnlyList<string> ReadBy(IConnector connector) =>
    [
        .. Kind(Member, connector is IOpensSource<Core.Model.Member>),
        .. Kind(Office, connector is IOpensSource<Core.Model.Office>),
        .. Kind(Standing, connector is IOpensSource<Core.Model.MemberStanding>),
        .. Kind(Ticket, connector is IOpensSource<Core.Tickets.Ticket>),
        .. Kind(Call, connector is Core.Calls.IOpensCalls),
        .. Kind(Interaction, connector is Core.Interactions.IOpensInteractions),
    ];

    /// <summary>Lists the kinds a connector can write.</summary>
    /// <param name="connector">The connector.</param>
    /// <returns>The words.</returns>
    public static IReadOnlyList<string> WrittenBy(IConnector connector) =>
    [
        .. Kind(Member, connector is IOpensSink<Core.Model.Member>),
        .. Kind(Office, connector is IOpensSink<Core.Model.Office>),
        .. Kind(Standing, connector is IOpensSink<Core.Model.MemberStanding>),
    ];

    private static string[] Kind(string word, bool isAble) => isAble ? [word] : [];
}
