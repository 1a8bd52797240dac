using System.Net.Http.Headers;
using System.Text.Json;
using Bridge.Sandbox.Freshdesk;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Cli.Demo.Crms;

/// <summary>Freshdesk.</summary>
/// <param name="sandbox">The stand-in.</param>
internal sealed class DemoFreshdesk(FreshdeskSandbox sandbox) : IDemoCrm
{
    private const int Representatives = 2;
    private readonly DemoControls _controls = new(sandbox);
    private IReadOnlyList<long> _agents = [];

    /// <inheritdoc />
    public string Name => "freshdesk";

    /// <inheritdoc />
    public string Title => "Freshdesk";

    /// <inheritdoc />
    public string Place => sandbox.Address.AbsoluteUri;

    /// <inheritdoc />
    public string Connection => $"type: freshdesk, address: \"{sandbox.Address}\", apiKey: sandbox-key";

    /// <summary>Starts it.</summary>
    /// <param name="settings">Clock and the like.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The CRM; the caller disposes it.</returns>
    public static async Task<IDemoCrm> StartAsync(SandboxSettings settings, CancellationToken cancellationToken) =>
        new DemoFreshdesk(await FreshdeskSandbox.StartAsync(settings, new FreshdeskSandboxOptions(), cancellationToken));

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, int>> StandingsAsync(CancellationToken cancellationToken) => await _controls.CountAsync(
        "kind=contacts", contact => contact.GetProperty("custom_fields").TryGetProperty("mls_standing", out var field) ? field.GetString() : null, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> MembersAsync(int most, CancellationToken cancellationToken) =>
        _controls.PickAsync("kind=contacts", most, contact => contact.GetProperty("unique_external_id").GetString(), cancellationToken);

    /// <inheritdoc />
    public Task<string> AskAsync(string member, CancellationToken cancellationToken) => _controls.AskAsync(
        "plant?kind=tickets", $$"""{"requester":"{{member}}","subject":"I cannot sign in","description":"The page stays white."}""", cancellationToken);

    /// <inheritdoc />
    public async Task SolveAsync(string ticket, int number, CancellationToken cancellationToken)
    {
        await _controls.AskAsync($"change?kind=tickets&id={ticket}", $$"""{"responder_id":{{await AgentAsync(number, cancellationToken)}}}""", cancellationToken);
        await _controls.AskAsync($"say?kind=tickets&id={ticket}", """{"body":"Done.","public":true}""", cancellationToken);
        await _controls.AskAsync($"change?kind=tickets&id={ticket}", """{"status":4}""", cancellationToken);
    }

    /// <inheritdoc />
    public Task<string> EscalationAsync(CancellationToken cancellationToken) => Task.FromResult("Escalation"); // a group that the account has

    /// <inheritdoc />
    public Task<int> CountTicketsAsync(string subject, CancellationToken cancellationToken) =>
        _controls.CountAsync("kind=tickets", "subject", subject, cancellationToken);

    private async Task<long> AgentAsync(int number, CancellationToken cancellationToken)
    {
        if (_agents.Count == 0)
        {
            var key = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("sandbox-key:X"u8));
            using var agents = JsonDocument.Parse(await _controls.CallAsync(HttpMethod.Get, "/api/v2/agents", "", key, cancellationToken));
            _agents = [.. agents.RootElement.EnumerateArray().Take(Representatives).Select(agent => agent.GetProperty("id").GetInt64())];
        }

        return _agents[number % _agents.Count];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _controls.Dispose();
        await sandbox.DisposeAsync();
    }
}
