namespace Bridge.Faults.Checking;

/// <summary>A field of the MLS and the one that holds it.</summary>
/// <param name="Mls">Name at the MLS.</param>
/// <param name="Crm">Path in the row of the CRM.</param>
/// <param name="IsPhone">Whether digits alone count, with or without the country code.</param>
internal sealed record FieldPair(string Mls, string Crm, bool IsPhone = false);
