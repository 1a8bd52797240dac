namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>What neighbouring groups of digits look like together, other than a card number.</summary>
internal enum NumberShape : byte
{
    /// <summary>Nothing in particular.</summary>
    None,

    /// <summary>A number with a decimal point.</summary>
    Decimal,

    /// <summary>A place: latitude and longitude.</summary>
    Place,

    /// <summary>A number with commas between the thousands.</summary>
    Thousands,

    /// <summary>A number with points between the thousands.</summary>
    DottedThousands,

    /// <summary>An IPv4 address.</summary>
    DottedQuad,

    /// <summary>A local phone number.</summary>
    LocalPhone,

    /// <summary>A ZIP code with its extension.</summary>
    Zip,

    /// <summary>A date whose year has two digits, one without separators, or the day and year behind a month's name.</summary>
    ShortDate,

    /// <summary>A round number as prices are: five to seven digits, full hundreds.</summary>
    Round,

    /// <summary>One of several parcel numbers of the same form.</summary>
    Parcel,

    /// <summary>A postal tracking number in its printed form.</summary>
    Tracking,

    /// <summary>A date whose year has four digits.</summary>
    Date,

    /// <summary>A North American phone number with spaces.</summary>
    SpacedPhone,

    /// <summary>A North American phone number with dashes or points.</summary>
    Phone,
}
