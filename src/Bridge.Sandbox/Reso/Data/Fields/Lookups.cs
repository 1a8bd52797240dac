namespace Bridge.Sandbox.Reso.Data.Fields;

/// <summary>The value lists this sandbox uses.</summary>
/// <remarks>Source: RESO Data Dictionary 2.0, lookup sheets (standard values); AOR, county, security class and
/// syndication are local lists there, so the values here are invented.</remarks>
internal static class Lookups
{
    public static LookupList MemberStatus { get; } = new("MemberStatus", "Active", "Inactive");

    public static LookupList OfficeStatus { get; } = new("OfficeStatus", "Active", "Inactive");

    public static LookupList MemberType { get; } = new(
        "MemberType", "Affiliate", "Assistant", "Association Staff", "Designated REALTOR Appraiser",
        "Designated REALTOR Participant", "Leasing Agent", "Licensed Assistant", "MLS Only Appraiser",
        "MLS Only Broker", "MLS Only Broker Associate", "MLS Only Salesperson", "MLS Staff", "Non Member/Vendor",
        "Office Manager", "Photographer", "REALTOR Appraiser", "REALTOR Broker Associate", "REALTOR Salesperson",
        "Unlicensed Assistant");

    public static LookupList MemberDesignation { get; } = new(
        "MemberDesignation", "Accredited Buyer's Representative / ABR", "At Home With Diversity / AHWD",
        "Certified Residential Specialist / CRS", "e-PRO", "Graduate, REALTOR Institute / GRI",
        "Seniors Real Estate Specialist / SRES", "Short Sales and Foreclosure Resource / SFR");

    public static LookupList OfficeType { get; } = new(
        "OfficeType", "Affiliate", "Appraiser", "Association", "MLS", "MLS Only Branch", "MLS Only Firm",
        "MLS Only Office", "Non Member/Vendor", "Realtor Branch Office", "Realtor Firm", "Realtor Office");

    public static LookupList OfficeBranchType { get; } = new("OfficeBranchType", "Branch", "Main", "Stand Alone");

    public static LookupList SocialMediaType { get; } = new(
        "SocialMediaType", "Blog", "Facebook", "Instagram", "LinkedIn", "Pinterest", "Twitter", "Website", "YouTube");

    public static LookupList BillingPreference { get; } = new("BillingPreference", "Email", "Fax", "Mail");

    public static LookupList PreferredMedia { get; } = new("PreferredMedia", "Email", "Fax", "Mail");

    public static LookupList PreferredMail { get; } = new(
        "PreferredMail", "Home Address", "Mailing Address", "Office Mailing Address", "Office Street Address");

    public static LookupList StateOrProvince { get; } = new("StateOrProvince", "TX", "CA", "NV", "OH", "FL", "ON");

    public static LookupList Country { get; } = new("Country", "US", "CA");

    public static LookupList CountyOrParish { get; } = new(
        "CountyOrParish", "Harbor", "Mesa", "St. Clement", "Upper Lake", "Willow");

    public static LookupList Languages { get; } = new(
        "Languages", "English", "Spanish", "French", "Vietnamese", "Polish", "Korean");

    public static LookupList Aor { get; } = new(
        "AOR", "Harbor Association of REALTORS", "Mesa Board of REALTORS", "Lakeland Association");

    public static LookupList SecurityClass { get; } = new("MemberMlsSecurityClass", "Agent", "Broker", "Office", "Staff");

    public static LookupList SyndicateTo { get; } = new("SyndicateTo", "HomePortal", "ListHub", "RentBoard");
}
