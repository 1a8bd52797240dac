using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Cli.Demo.Crms;

/// <summary>Zendesk, with its phone.</summary>
internal sealed class DemoZendesk : IDemoCrm, IDemoPhone
{
    private static readonly string[] _names = ["Rosa Delgado", "Tom Okafor"];
    private static readonly AuthenticationHeaderValue _admin = new("Basic", Convert.ToBase64String("admin@example.test/token:sandbox-token"u8));
    private readonly ZendeskSandbox _sandbox;
    private readonly DemoControls _controls;
    private readonly List<long> _agents = [];

    private DemoZendesk(ZendeskSandbox sandbox) => (_sandbox, _controls) = (sandbox, new DemoControls(sandbox));

    /// <inheritdoc />
    public string Name => "zendesk";

    /// <inheritdoc />
    public string Title => "Zendesk";

    /// <inheritdoc />
    public string Place => _sandbox.Address.AbsoluteUri;

    /// <inheritdoc />
    public string Connection => $"type: zendesk, address: \"{_sandbox.Address}\", email: admin@example.test, apiToken: sandbox-token, exportsPerMinute: 100";

    /// <summary>Starts it.</summary>
    /// <param name="settings">Clock and the like.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The CRM; the caller disposes it.</returns>
    public static async Task<IDemoCrm> StartAsync(SandboxSettings settings, CancellationToken cancellationToken) =>
        new DemoZendesk(await ZendeskSandbox.StartAsync(settings, new ZendeskSandboxOptions { IncrementalLagSeconds = 0 }, cancellationToken));

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, int>> StandingsAsync(CancellationToken cancellationToken) => await _controls.CountAsync(
        "kind=users", user => user.GetProperty("user_fields").TryGetProperty("mls_standing", out var field) ? field.GetString() : null, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> MembersAsync(int most, CancellationToken cancellationToken) =>
        _controls.PickAsync("kind=users", most, user => user.GetProperty("external_id").GetString(), cancellationToken);

    /// <inheritdoc />
    public async Task<string> AskAsync(string member, CancellationToken cancellationToken) =>
        Id(await _controls.AskAsync("tickets", $$"""{"requester":"{{member}}","channel":"web"}""", cancellationToken)).ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public async Task SolveAsync(string ticket, int number, CancellationToken cancellationToken) =>
        await _controls.AskAsync($"tickets/{ticket}/solve", $$"""{"agent_id":{{await AgentAsync(number, cancellationToken)}},"comment":"Done."}""", cancellationToken);

    /// <inheritdoc />
    public async Task CallAsync(string member, int number, TimeSpan ago, CancellationToken cancellationToken)
    {
        var (wait, talk) = (number * 7 % 64, 120 + (number * 37 % 300));
        var outcome = number % 9 == 8 ? ""","outcome":"abandoned_in_queue" """ : $$""","talk":{{talk}},"agent_id":{{await AgentAsync(number, cancellationToken)}}""";
        await _controls.AskAsync("calls", $$"""{"customer":"{{member}}","ago":{{(long)ago.TotalSeconds}},"wait":{{wait}}{{outcome}}}""", cancellationToken);
    }

    /// <inheritdoc />
    public async Task<long> RingAsync(string member, CancellationToken cancellationToken) =>
        Id(await _controls.AskAsync("calls", $$"""{"customer":"{{member}}","live":true}""", cancellationToken));

    /// <inheritdoc />
    public async Task AnswerAsync(long call, int number, CancellationToken cancellationToken) =>
        await _controls.AskAsync($"calls/{call}/answer", $$"""{"agent_id":{{await AgentAsync(number, cancellationToken)}}}""", cancellationToken);

    /// <inheritdoc />
    public Task HangUpAsync(long call, CancellationToken cancellationToken) => _controls.AskAsync($"calls/{call}/end", "{}", cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _controls.Dispose();
        await _sandbox.DisposeAsync();
    }

    /// <inheritdoc />
    public async Task<string> EscalationAsync(CancellationToken cancellationToken)
    {
        const string group = "Level II";
        await _controls.CallAsync(HttpMethod.Post, "/api/v2/groups", $$$"""{"group":{"name":"{{{group}}}"}}""", _admin, cancellationToken);
        return group;
    }

    /// <inheritdoc />
    public Task<int> CountTicketsAsync(string subject, CancellationToken cancellationToken) =>
        _controls.CountAsync("kind=tickets", "subject", subject, cancellationToken);

    // Representatives are hired when the first of them is needed.
    private async Task<long> AgentAsync(int number, CancellationToken cancellationToken)
    {
        while (_agents.Count < _names.Length)
        {
            var name = _names[_agents.Count];
            var email = name.ToLowerInvariant().Replace(' ', '.') + "@desk.example";
            var made = await _controls.CallAsync(
                HttpMethod.Post, "/api/v2/users", $$$"""{"user":{"name":"{{{name}}}","email":"{{{email}}}","role":"agent"}}""", _admin, cancellationToken);
            using var document = JsonDocument.Parse(made);
            _agents.Add(document.RootElement.GetProperty("user").GetProperty("id").GetInt64());
        }

        return _agents[number % _agents.Count];
    }

    private static long Id(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("id").GetInt64();
    }
}
