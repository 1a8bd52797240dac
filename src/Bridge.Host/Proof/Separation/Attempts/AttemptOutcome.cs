namespace Bridge.Host.Proof.Separation.Attempts;

/// <summary>What became of an attempt that must fail.</summary>
/// <param name="What">What was tried.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Said">What was said, in one line.</param>
internal sealed record AttemptOutcome(string What, AttemptVerdict Verdict, string Said);

/// <summary>How an attempt ended.</summary>
internal enum AttemptVerdict
{
    /// <summary>Refused, as it must be.</summary>
    Refused,

    /// <summary>It went through.</summary>
    Allowed,

    /// <summary>It could not be tried on this machine.</summary>
    Skipped,
}
