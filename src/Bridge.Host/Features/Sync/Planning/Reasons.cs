using Bridge.Core.Model;

namespace Bridge.Host.Features.Sync.Planning;

/// <summary>Why a change is planned, in the administrator's words.</summary>
internal static class Reasons
{
    /// <summary>Why a record that the target has already is sent whole.</summary>
    public const string Met = "The target has it under its key already; the bridge has not written it yet.";

    /// <summary>Why something is sent into a record that another route has made.</summary>
    public const string NotSent = "Finance has released it; the bridge has not sent it yet.";

    /// <summary>Words a reason.</summary>
    /// <param name="kind">What would happen.</param>
    /// <param name="record">The record.</param>
    /// <param name="isVerified">True when the target was read for the comparison.</param>
    /// <returns>One sentence.</returns>
    public static string Of(ChangeKind kind, IRecord record, bool isVerified) => kind switch
    {
        ChangeKind.Create => isVerified ? "Not in the target yet." : "The bridge has not written it yet.",
        ChangeKind.Deactivate when record.IsTombstone => "The MLS no longer shows the record.",
        ChangeKind.Deactivate => "The MLS gives a state that counts as departed.",
        _ when isVerified => $"The target differs from {SourceOf(record)}.",
        _ => $"Changed in {SourceOf(record)} since it was last sent.",
    };

    // Standings are finance's words about the MLS's members.
    private static string SourceOf(IRecord record) => record is MemberStanding ? "finance's release" : "the MLS";
}
