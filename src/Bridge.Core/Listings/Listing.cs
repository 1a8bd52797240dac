namespace Bridge.Core.Listings;

/// <summary>A listing, as far as somebody who asks for it is referred to whoever listed it.</summary>
/// <remarks>Source: RESO Data Dictionary 2.0, Property resource; the names there are the names here.</remarks>
public sealed record Listing
{
    /// <summary>The number that people know it by.</summary>
    public required string ListingId { get; init; }

    /// <summary>Its address in one line, or null when the seller shows none.</summary>
    public string? Address { get; init; }

    /// <summary>City, or null.</summary>
    public string? City { get; init; }

    /// <summary>Postal code, or null.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Where it stands, in the MLS's words, or null.</summary>
    public string? Status { get; init; }

    /// <summary>Name of the listing agent, or null.</summary>
    public string? Agent { get; init; }

    /// <summary>Phone of the listing agent, or null.</summary>
    public string? AgentPhone { get; init; }

    /// <summary>Name of the listing office, or null.</summary>
    public string? Office { get; init; }

    /// <summary>Phone of the listing office, or null.</summary>
    public string? OfficePhone { get; init; }
}
