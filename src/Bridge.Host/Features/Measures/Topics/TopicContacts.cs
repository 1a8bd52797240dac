namespace Bridge.Host.Features.Measures.Topics;

/// <summary>What became of the contacts by phone about one topic.</summary>
/// <param name="Resolved">First contacts that were answered and not followed by another.</param>
/// <param name="Unresolved">First contacts that were not answered, or were followed by another.</param>
/// <param name="Pending">First contacts that are too young to be judged.</param>
/// <param name="Others">Repeats, and callers whom nobody knows.</param>
internal readonly record struct TopicContacts(long Resolved, long Unresolved, long Pending, long Others)
{
    /// <summary>All contacts.</summary>
    public long All => Resolved + Unresolved + Pending + Others;
}
