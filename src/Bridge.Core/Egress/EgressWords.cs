namespace Bridge.Core.Egress;

/// <summary>The words of a system's own protocol, without the fields of any record.</summary>
/// <param name="Properties">Names of JSON properties beside those that mapping documents name.</param>
/// <param name="Keys">Names of JSON properties that hold typed keys.</param>
/// <param name="Parameters">Names of query parameters.</param>
public sealed record EgressWords(IReadOnlyList<string> Properties, IReadOnlyList<string> Keys, IReadOnlyList<string> Parameters)
{
    /// <summary>True when files that members attach may leave, beside JSON.</summary>
    public bool TakesFiles { get; init; }
}
