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

    /// <summary>Takes an external id apart again.</summary>
    /// <param name="externalId">An identity as <see cref="ExternalId"/> writes it.</param>
    /// <returns>The identity.</returns>
    /// <exception cref="FormatException">It holds no colon with something on either side.</exception>
    public static RecordKey Parse(string externalId)
    {
        var colon = externalId.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < externalId.Length - 1
            ? new RecordKey(externalId[..colon], externalId[(colon + 1)..])
            : throw new FormatException("An external id is written origin:key.");
    }

    /// <inheritdoc />
    public override string ToString() => ExternalId;
}
