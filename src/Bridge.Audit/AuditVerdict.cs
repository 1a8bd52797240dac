namespace Bridge.Audit;

/// <summary>What is wrong with a line.</summary>
public enum AuditFaultKind
{
    /// <summary>It is not a line of an audit file: cut short, or not in the one form that is written.</summary>
    Form,

    /// <summary>Its bytes are not those that were hashed.</summary>
    Hash,

    /// <summary>Lines before it are missing.</summary>
    Gap,

    /// <summary>It stands in the wrong place: doubled, moved or put in.</summary>
    Order,

    /// <summary>It does not follow from the line before it: that one, or a neighbour, was written anew.</summary>
    Chain,

    /// <summary>A head is not signed by the key.</summary>
    Signature,

    /// <summary>A signed head is missing where one must be.</summary>
    Head,

    /// <summary>The file ends before a head that was kept elsewhere.</summary>
    Tail,
}

/// <summary>The first broken line.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Line">Number of the line in the file, from 1.</param>
/// <param name="Seq">Number that the line should have.</param>
/// <param name="Message">What is wrong, in words.</param>
public sealed record AuditFault(AuditFaultKind Kind, long Line, long Seq, string Message);

/// <summary>Result of a verification.</summary>
/// <param name="Head">Last line that is right; 0 and zeros for an empty file.</param>
/// <param name="Signed">Last signed head whose signature was checked, or null.</param>
/// <param name="Entries">Entries that are right.</param>
/// <param name="Unsigned">Entries after the last head: nobody vouches for them yet.</param>
/// <param name="Fault">The first broken line, or null.</param>
public sealed record AuditVerdict(AuditHead Head, AuditHead? Signed, long Entries, long Unsigned, AuditFault? Fault)
{
    /// <summary>True when no line is broken.</summary>
    public bool IsIntact => Fault is null;
}
