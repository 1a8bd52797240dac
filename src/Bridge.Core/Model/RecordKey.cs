namespace Bridge.Core.Model;

/// <summary>Identity of a record: the feed it came from and the feed's own key.</summary>
/// <remarks>
/// MLS ids are not unique across feeds, so the origin belongs to the identity.
/// Source: RESO Data Dictionary 2.0, definitions of <c>MemberMlsId</c> and <c>OfficeMlsId</c>.
/// </remarks>
/// <param name="Origin">Name of the feed, chosen in the settings; never empty, compared by ordinal.</param>
/// <param name="Value">The key as the feed writes it (<c>MemberKey</c>, <c>OfficeKey</c>); never empty, compared by ordinal.</param>
public readonly record struct RecordKey(string Origin, string Value)
{
    /// <summary>The identity as one text, <c>origin:key</c>; what a target stores as its external id.</summary>
    public string ExternalId => $"{Origin}:{Value}";

    /// <inheritdoc />
    public override string ToString() => ExternalId;
}
