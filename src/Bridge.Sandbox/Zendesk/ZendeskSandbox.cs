using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Generator;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk;

/// <summary>A stateful stand-in of a Zendesk Support account: users, organizations, tickets,
/// satisfaction answers, calls, webhooks and jobs.</summary>
/// <remarks>Source: Zendesk Support API reference; what of it is assumed is listed in docs/sandbox.md.</remarks>
public sealed class ZendeskSandbox : SandboxServer
{
    private readonly ZendeskAccount _account;
    private readonly ZendeskApi _api;
    private readonly ZendeskControls _controls;

    private ZendeskSandbox(SandboxSettings settings, ZendeskSandboxOptions options)
        : base(settings)
    {
        _account = new ZendeskAccount(options, settings, Faults, History);
        _api = new ZendeskApi(_account);
        _controls = new ZendeskControls(_account, settings.Seed);
    }

    /// <summary>Starts an empty account; dispose it to stop it.</summary>
    /// <param name="settings">Port, latency, faults, seed and clock.</param>
    /// <param name="options">The behaviour of the account.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<ZendeskSandbox> StartAsync(
        SandboxSettings settings, ZendeskSandboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        var sandbox = new ZendeskSandbox(settings, options);
        if (options.HelpDesk is { } desk)
        {
            new HelpDeskBuilder(sandbox._account, desk, settings.Seed).Build();
        }

        await sandbox.ListenAsync(cancellationToken);
        return sandbox;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _account.Jobs.DisposeAsync();
        await _account.Pump.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected override Task AnswerAsync(HttpContext context, SandboxCall call) =>
        _api.AnswerAsync(context, call);

    private protected override Task<bool> AnswerControlAsync(HttpContext context, string name) =>
        _controls.AnswerAsync(context, name);

    private protected override string ErrorBody(int status) => status switch
    {
        StatusCodes.Status401Unauthorized =>
            """{"error":"invalid_token","error_description":"The access token provided is expired."}""",
        StatusCodes.Status429TooManyRequests =>
            """{"error":"APIRateLimitExceeded","description":"Number of allowed API requests per minute exceeded"}""",
        _ => """{"error":{"title":"Internal error","message":"Something went wrong on our side."}}""",
    };
}
