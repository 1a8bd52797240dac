using Bridge.Host.Proof.Separation.Canaries;

namespace Bridge.Host.Proof.Separation.Searching;

/// <summary>A canary that was found.</summary>
/// <param name="Canary">Which one.</param>
/// <param name="Encoding">In which encoding it stands there, packed in what.</param>
/// <param name="Where">Name of the evidence.</param>
internal sealed record Hit(Canary Canary, string Encoding, string Where)
{
    /// <summary>True for a field that the MLS sent unasked, found in the memory of the process that it was sent to.</summary>
    public bool IsArrival => Canary.Fate == CanaryFate.Served && Where.StartsWith("memory", StringComparison.Ordinal);

    /// <summary>For the report: never the value.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Canary.Name} as {Encoding} in {Where}";
}
