using Bridge.Sandbox.Freshdesk.Api;
using Bridge.Sandbox.Freshdesk.Generator;
using Bridge.Sandbox.Serving;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Freshdesk;

/// <summary>A stateful stand-in of a Freshdesk account: contacts, companies, tickets, conversations, ratings, limits.</summary>
/// <remarks>Source: developers.freshdesk.com, API v2; what of it is assumed is listed in docs/sandbox-freshdesk.md.</remarks>
public sealed class FreshdeskSandbox : SandboxServer
{
    private readonly FreshdeskAccount _account;
    private readonly FreshdeskApi _api;
    private readonly FreshdeskControls _controls;

    private FreshdeskSandbox(SandboxSettings settings, FreshdeskSandboxOptions options)
        : base(settings)
    {
        _account = new FreshdeskAccount(options, settings, Faults, History);
        _api = new FreshdeskApi(_account);
        _controls = new FreshdeskControls(_account);
    }

    /// <summary>Starts an account with agents and groups; dispose it to stop it.</summary>
    /// <param name="settings">Port, latency, faults, seed and clock.</param>
    /// <param name="options">The behaviour of the account.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<FreshdeskSandbox> StartAsync(
        SandboxSettings settings, FreshdeskSandboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        var sandbox = new FreshdeskSandbox(settings, options);
        await sandbox.ListenAsync(cancellationToken);
        if (options.Tickets > 0)
        {
            new TicketBuilder(sandbox._account, settings.Seed).Build();
        }

        return sandbox;
    }

    private protected override Task AnswerAsync(HttpContext context, SandboxCall call) => _api.AnswerAsync(context, call);

    private protected override Task<bool> AnswerControlAsync(HttpContext context, string name) => _controls.AnswerAsync(context, name);

    private protected override string ErrorBody(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => """{"code":"invalid_credentials","message":"You have to be logged in to perform this action."}""",
        StatusCodes.Status429TooManyRequests => """{"message":"You have exceeded the limit of requests per hour"}""",
        _ => """{"code":"internal_error","message":"We are sorry, but something went wrong."}""",
    };
}
