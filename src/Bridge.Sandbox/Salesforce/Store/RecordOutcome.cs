namespace Bridge.Sandbox.Salesforce.Store;

/// <summary>What became of one record.</summary>
internal sealed record RecordOutcome(string? Id, bool IsCreated, IReadOnlyList<RecordFault> Faults)
{
    public bool IsSuccess => Faults.Count == 0;

    /// <summary>Ids of all records that an external id fits, where it fits more than one.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public static RecordOutcome Refused(params RecordFault[] faults) => new(null, false, faults);
}
