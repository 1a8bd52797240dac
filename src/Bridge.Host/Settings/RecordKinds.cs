using Bridge.Core.Connectors;

namespace Bridge.Host.Settings;

/// <summary>The record kinds a route can carry.</summary>
internal static class RecordKinds
{
    /// <summary>Word for <see cref="Core.Model.Member"/>.</summary>
    public const string Member = "member";

    /// <summary>Word for <see cref="Core.Model.Office"/>.</summary>
    public const string Office = "office";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Member, Office];

    /// <summary>Lists the kinds a connector can read.</summary>
    /// <param name="connector">The connector.</param>
    /// <returns>The words.</returns>
    public static IReadOnlyList<string> ReadBy(IConnector connector) =>
        [.. Kinds(connector is IOpensSource<Core.Model.Member>, connector is IOpensSource<Core.Model.Office>)];

    /// <summary>Lists the kinds a connector can write.</summary>
    /// <param name="connector">The connector.</param>
    /// <returns>The words.</returns>
    public static IReadOnlyList<string> WrittenBy(IConnector connector) =>
        [.. Kinds(connector is IOpensSink<Core.Model.Member>, connector is IOpensSink<Core.Model.Office>)];

    private static IEnumerable<string> Kinds(bool hasMembers, bool hasOffices)
    {
        if (hasMembers)
        {
            yield return Member;
        }

        if (hasOffices)
        {
            yield return Office;
        }
    }
}
