using System.Net.Http.Headers;
using System.Text.Json;
using Bridge.Sandbox.Salesforce;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Cli.Demo.Crms;

/// <summary>Salesforce, whose tickets are cases.</summary>
internal sealed class DemoSalesforce : IDemoCrm
{
    private const string Rows = "/services/data/v66.0/sobjects";
    private static readonly SalesforceSandboxOptions _options = new();
    private readonly SalesforceSandbox _sandbox;
    private readonly DemoControls _controls;
    private string? _owner;

    private DemoSalesforce(SalesforceSandbox sandbox) => (_sandbox, _controls) = (sandbox, new DemoControls(sandbox));

    /// <inheritdoc />
    public string Name => "salesforce";

    /// <inheritdoc />
    public string Title => "Salesforce";

    /// <inheritdoc />
    public string Place => _sandbox.Address.AbsoluteUri;

    /// <inheritdoc />
    public string Connection => $"type: salesforce, address: \"{_sandbox.Address}\", clientId: sandbox-client, clientSecret: sandbox-secret";

    /// <summary>Starts it.</summary>
    /// <param name="settings">Clock and the like.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The CRM; the caller disposes it.</returns>
    public static async Task<IDemoCrm> StartAsync(SandboxSettings settings, CancellationToken cancellationToken) =>
        new DemoSalesforce(await SalesforceSandbox.StartAsync(settings, _options, cancellationToken));

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, int>> StandingsAsync(CancellationToken cancellationToken) => await _controls.CountAsync(
        "type=Contact", contact => contact.TryGetProperty("MLS_Standing__c", out var field) ? field.GetString() : null, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> MembersAsync(int most, CancellationToken cancellationToken) =>
        _controls.PickAsync("type=Contact", most, contact => contact.GetProperty("MLS_Key__c").GetString(), cancellationToken);

    /// <inheritdoc />
    public async Task<string> AskAsync(string member, CancellationToken cancellationToken)
    {
        var made = await CallAsync(
            HttpMethod.Post, "Case", $$$"""{"Subject":"I cannot sign in","Origin":"Web","Contact":{"MLS_Key__c":"{{{member}}}"}}""", "sandbox-client", cancellationToken);
        using var document = JsonDocument.Parse(made);
        return document.RootElement.GetProperty("id").GetString() ?? "";
    }

    /// <inheritdoc />
    public async Task SolveAsync(string ticket, int number, CancellationToken cancellationToken)
    {
        const string representative = "sandbox-csr-client";
        await CallAsync(HttpMethod.Post, "CaseComment", $$"""{"ParentId":"{{ticket}}","CommentBody":"Done.","IsPublished":true}""", representative, cancellationToken);
        await CallAsync(HttpMethod.Patch, $"Case/{ticket}", $$"""{"Status":"Solved","OwnerId":"{{await OwnerAsync(cancellationToken)}}"}""", representative, cancellationToken);
    }

    /// <inheritdoc />
    public Task<string> EscalationAsync(CancellationToken cancellationToken) => Task.FromResult("Level II"); // a queue that the org has

    /// <inheritdoc />
    public Task<int> CountTicketsAsync(string subject, CancellationToken cancellationToken) =>
        _controls.CountAsync("type=Case", "Subject", subject, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _controls.Dispose();
        await _sandbox.DisposeAsync();
    }

    // The one representative that the org has takes what she solves.
    private async Task<string> OwnerAsync(CancellationToken cancellationToken) => _owner ??= (await _controls.PickAsync(
        "type=User", 1, user => user.GetProperty("Username").GetString() == _options.RepresentativeUserName ? user.GetProperty("Id").GetString() : null, cancellationToken))[0];

    private async Task<string> CallAsync(HttpMethod method, string path, string body, string client, CancellationToken cancellationToken)
    {
        var session = await _controls.CallAsync(
            HttpMethod.Post, "/services/oauth2/token", $"grant_type=client_credentials&client_id={client}&client_secret=sandbox-secret", null, cancellationToken);
        using var document = JsonDocument.Parse(session);
        var token = new AuthenticationHeaderValue("Bearer", document.RootElement.GetProperty("access_token").GetString());
        return await _controls.CallAsync(method, $"{Rows}/{path}", body, token, cancellationToken);
    }
}
