using Bridge.Sandbox.Dataverse.Api;
using Bridge.Sandbox.Serving;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Dataverse;

/// <summary>A stateful stand-in of a Dataverse environment and of the directory that signs apps in: contacts, accounts, batches, definitions.</summary>
/// <remarks>Source: Microsoft Learn, "Use the Microsoft Dataverse Web API"; what of it is assumed is listed in docs/sandbox-dataverse.md.</remarks>
public sealed class DataverseSandbox : SandboxServer
{
    private readonly DataverseApi _api;
    private readonly DataverseControls _controls;

    private DataverseSandbox(SandboxSettings settings, DataverseSandboxOptions options)
        : base(settings)
    {
        var org = new DataverseOrg(options, settings, Faults, History);
        _api = new DataverseApi(org);
        _controls = new DataverseControls(org);
    }

    /// <summary>Starts an environment without contacts and accounts; dispose it to stop it.</summary>
    /// <param name="settings">Port, latency, faults, seed and clock.</param>
    /// <param name="options">The behaviour of the environment.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<DataverseSandbox> StartAsync(
        SandboxSettings settings, DataverseSandboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        var sandbox = new DataverseSandbox(settings, options);
        await sandbox.ListenAsync(cancellationToken);
        return sandbox;
    }

    private protected override Task AnswerAsync(HttpContext context, SandboxCall call) => _api.AnswerAsync(context, call);

    private protected override Task<bool> AnswerControlAsync(HttpContext context, string name) => _controls.AnswerAsync(context, name);

    private protected override string ErrorBody(int status) => status switch
    {
        StatusCodes.Status429TooManyRequests =>
            """{"error":{"code":"0x80072322","message":"Number of requests exceeded the limit of 6000 over time window of 300 seconds."}}""",
        StatusCodes.Status401Unauthorized => "",
        StatusCodes.Status503ServiceUnavailable => """{"error":{"code":"","message":"The service is unavailable."}}""",
        _ => """{"error":{"code":"0x80040216","message":"An unexpected error occurred."}}""",
    };
}
