using System.CommandLine;

namespace Bridge.Host.Cli.Init;

/// <summary>What <c>bridge init</c> can be told instead of asking.</summary>
internal sealed class InitOptions
{
    /// <summary>Lets the vendor and the kind of CRM be known words only.</summary>
    public InitOptions()
    {
        Profile.AcceptOnlyFromAmong([.. ConfigTemplate.Profiles]);
        Crm.AcceptOnlyFromAmong([.. CrmTemplates.Types]);
    }

    /// <summary>Address of the MLS.</summary>
    public Option<string?> MlsAddress { get; } = new("--mls-address") { Description = "Address of the MLS's RESO Web API.", HelpName = "URL" };

    /// <summary>Vendor of the MLS system.</summary>
    public Option<string?> Profile { get; } = new("--profile")
    {
        Description = $"Vendor of the MLS system: {string.Join(", ", ConfigTemplate.Profiles)}; generic when it is none of them.", HelpName = "VENDOR",
    };

    /// <summary>Address of the CRM.</summary>
    public Option<string?> CrmAddress { get; } = new("--crm-address")
    {
        Description = "Address of the CRM, such as https://example.zendesk.com, https://example.my.salesforce.com, https://example.crm.dynamics.com or https://example.freshdesk.com; a workbook when it is left out.",
        HelpName = "URL",
    };

    /// <summary>Kind of the CRM.</summary>
    public Option<string?> Crm { get; } = new("--crm")
    {
        Description = $"Kind of the CRM: {string.Join(", ", CrmTemplates.Types)}; told from its address when absent.", HelpName = "CRM",
    };

    /// <summary>Who the bridge signs in as.</summary>
    public Option<string?> Email { get; } = new("--crm-email") { Description = "E-mail of the CRM user the bridge signs in as.", HelpName = "E-MAIL" };

    /// <summary>File to write.</summary>
    public Option<string> Output { get; } = new("--output", "-o") { Description = "File to write.", HelpName = "FILE", DefaultValueFactory = _ => CommonOptions.DefaultConfig };

    /// <summary>Asks nothing.</summary>
    public Option<bool> Yes { get; } = new("--yes") { Description = "Ask nothing and replace an existing file." };
}
