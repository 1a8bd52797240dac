namespace Bridge.Host.Cli.Init;

/// <summary>What <c>bridge init</c> needs to know.</summary>
/// <param name="MlsAddress">Address of the MLS.</param>
/// <param name="Profile">Vendor of the MLS system.</param>
/// <param name="CrmAddress">Address of the CRM; null for a workbook in its place.</param>
/// <param name="CrmEmail">E-mail of the CRM user.</param>
internal sealed record ConfigAnswers(string MlsAddress, string Profile, string? CrmAddress, string CrmEmail)
{
    /// <summary>Kind of the CRM; default told from its address.</summary>
    public string Crm { get; init; } = CrmTemplates.TypeOf(CrmAddress);
}
