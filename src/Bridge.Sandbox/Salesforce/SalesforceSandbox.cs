using Bridge.Sandbox.Salesforce.Api;
using Bridge.Sandbox.Salesforce.Cases;
using Bridge.Sandbox.Serving;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Salesforce;

/// <summary>A stateful stand-in of a Salesforce org: accounts, contacts, cases, permission sets, queries, collections, custom fields.</summary>
/// <remarks>Source: Salesforce REST API Developer Guide; what of it is assumed is listed in docs/sandbox-salesforce.md.</remarks>
public sealed class SalesforceSandbox : SandboxServer
{
    private readonly SalesforceApi _api;
    private readonly SalesforceControls _controls;

    private SalesforceSandbox(SandboxSettings settings, SalesforceSandboxOptions options)
        : base(settings)
    {
        var org = new SalesforceOrg(options, settings, Faults, History);
        if (options.Cases > 0)
        {
            new CaseBuilder(org, settings.Seed).Build();
        }

        _api = new SalesforceApi(org);
        _controls = new SalesforceControls(org);
    }

    /// <summary>Starts an org without accounts and contacts, unless cases are made up; dispose it to stop it.</summary>
    /// <param name="settings">Port, latency, faults, seed and clock.</param>
    /// <param name="options">The behaviour of the org.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<SalesforceSandbox> StartAsync(
        SandboxSettings settings, SalesforceSandboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        var sandbox = new SalesforceSandbox(settings, options);
        await sandbox.ListenAsync(cancellationToken);
        return sandbox;
    }

    private protected override Task AnswerAsync(HttpContext context, SandboxCall call) => _api.AnswerAsync(context, call);

    private protected override Task<bool> AnswerControlAsync(HttpContext context, string name) => _controls.AnswerAsync(context, name);

    private protected override string ErrorBody(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => """[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""",
        StatusCodes.Status503ServiceUnavailable => """[{"message":"Server is too busy","errorCode":"SERVER_UNAVAILABLE"}]""",
        _ => """[{"message":"An unexpected error occurred. Please include this ErrorId if you contact support: 1234-5678","errorCode":"UNKNOWN_EXCEPTION"}]""",
    };
}
