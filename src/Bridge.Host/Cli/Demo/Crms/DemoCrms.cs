using Bridge.Sandbox.Serving;

namespace Bridge.Host.Cli.Demo.Crms;

/// <summary>The CRMs that the demo can show, and the workbook that stands for one.</summary>
internal static class DemoCrms
{
    /// <summary>The one that is shown when nobody chooses.</summary>
    public const string Usual = "zendesk";

    /// <summary>Their words, as in the settings.</summary>
    public static IReadOnlyList<string> Names { get; } = ["zendesk", "salesforce", "dataverse", "freshdesk", "workbook"];

    /// <summary>Starts one.</summary>
    /// <param name="name">Its word.</param>
    /// <param name="settings">Clock and the like of a stand-in.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The CRM; the caller disposes it.</returns>
    public static Task<IDemoCrm> StartAsync(string name, SandboxSettings settings, CancellationToken cancellationToken) => name switch
    {
        "salesforce" => DemoSalesforce.StartAsync(settings, cancellationToken),
        "dataverse" => DemoDataverse.StartAsync(settings, cancellationToken),
        "freshdesk" => DemoFreshdesk.StartAsync(settings, cancellationToken),
        "workbook" => DemoWorkbook.StartAsync(),
        _ => DemoZendesk.StartAsync(settings, cancellationToken),
    };
}
