namespace Bridge.Host.Proof.Separation;

/// <summary>How much a proof does.</summary>
/// <param name="Members">Members of the MLS in the canary run.</param>
/// <param name="Pairs">Pairs of finance data sets that must give the same support side.</param>
/// <param name="Seed">Seed of everything that is drawn.</param>
internal sealed record ProofSize(int Members, int Pairs, int Seed)
{
    /// <summary>Fewest canaries that a proof must plant.</summary>
    public const int FewestCanaries = 500;

    /// <summary>Fewest members: with fewer, less than <see cref="FewestCanaries"/> are planted.</summary>
    public const int FewestMembers = 40;
}
