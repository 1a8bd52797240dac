using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Host.Proof.Separation.Staging;

/// <summary>The MLS and the Zendesk account that the bridge talks to, with everything they receive kept.</summary>
internal sealed class StandIns : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler());

    private StandIns(ResoSandbox mls, ZendeskSandbox crm, RequestRecording toMls, RequestRecording toCrm) =>
        (Mls, Crm, ToMls, ToCrm) = (mls, crm, toMls, toCrm);

    /// <summary>The MLS.</summary>
    public ResoSandbox Mls { get; }

    /// <summary>Zendesk.</summary>
    public ZendeskSandbox Crm { get; }

    /// <summary>What the MLS received.</summary>
    public RequestRecording ToMls { get; }

    /// <summary>What Zendesk received.</summary>
    public RequestRecording ToCrm { get; }

    /// <summary>Starts both, empty of what was before.</summary>
    /// <param name="members">Members of the MLS.</param>
    /// <param name="unasked">Fields that the MLS sends although nobody selected them.</param>
    /// <param name="time">The clock of both.</param>
    /// <param name="cancellationToken">Abandons the start.</param>
    /// <returns>Both, listening; the caller disposes them.</returns>
    public static async Task<StandIns> StartAsync(
        int members, IReadOnlyDictionary<string, IReadOnlyList<string>> unasked, TimeProvider time, CancellationToken cancellationToken)
    {
        var (toMls, toCrm) = (new RequestRecording(), new RequestRecording());
        var mls = await ResoSandbox.StartAsync(
            new SandboxSettings { Time = time, Recording = toMls }, new ResoSandboxOptions { Members = members, Unasked = unasked }, cancellationToken);
        var crm = await ZendeskSandbox.StartAsync(new SandboxSettings { Time = time, Recording = toCrm }, new ZendeskSandboxOptions(), cancellationToken);
        return new StandIns(mls, crm, toMls, toCrm);
    }

    /// <summary>Sets the faults of a stand-in.</summary>
    /// <param name="server">The stand-in.</param>
    /// <param name="plan">The faults; empty for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task FaultsAsync(SandboxServer server, string plan, CancellationToken cancellationToken) => ControlAsync(server, "faults", plan, cancellationToken);

    /// <summary>Changes some members.</summary>
    /// <param name="share">Which share of them.</param>
    /// <param name="seed">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task ChangeAsync(string share, int seed, CancellationToken cancellationToken) => ControlAsync(Mls, $"change?share={share}&seed={seed}", "", cancellationToken);

    /// <summary>Reads what a page answers.</summary>
    /// <param name="address">The page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Headers and body.</returns>
    public async Task<byte[]> ReadAsync(Uri address, CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(address, cancellationToken);
        return [.. System.Text.Encoding.UTF8.GetBytes($"{answer}\n"), .. await answer.Content.ReadAsByteArrayAsync(cancellationToken)];
    }

    /// <summary>What Zendesk holds of everybody's standing.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Everything that the stand-in stores of its users, one JSON object a line.</returns>
    public Task<string> UsersAsync(CancellationToken cancellationToken) =>
        _http.GetStringAsync(new Uri(Crm.Address, "/_sandbox/dump?kind=users"), cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Mls.DisposeAsync();
        await Crm.DisposeAsync();
    }

    private async Task ControlAsync(SandboxServer server, string call, string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body);
        using var answer = await _http.PostAsync(new Uri(server.Address, $"/_sandbox/{call}"), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
