using Bridge.Sandbox.Salesforce.Schema;

namespace Bridge.Sandbox.Salesforce.Store;

/// <summary>Who writes, and by what the record is named.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Rights">What he may do with the fields.</param>
/// <param name="AllowsDuplicates">Whether alerts of duplicate rules are passed over.</param>
internal sealed record WriteContext(string UserId, UserRights Rights, bool AllowsDuplicates)
{
    /// <summary>Whether a new case is given to whom the assignment rule names.</summary>
    public bool AssignsCases { get; init; } = true;

    public SObjectField? KeyField { get; init; }

    public string? KeyValue { get; init; }
}
