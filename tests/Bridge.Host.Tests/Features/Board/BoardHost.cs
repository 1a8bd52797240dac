using Bridge.Access;
using Bridge.Core.Calls;
using Bridge.Core.Tables;
using Bridge.Host.Composition;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Intake;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Host.Tests.Features.Board;

/// <summary>A host as <c>bridge run</c> starts it, with figures of calls that a test makes up.</summary>
internal sealed class BoardHost : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-board-");
    private readonly HttpClient _http = new();
    private OpenBridge? _bridge;
    private WebApplication? _host;

    /// <summary>First instant of the calls: a Monday, ten o'clock.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Folder of the settings.</summary>
    public string Home => _home.FullName;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_host!.Urls.First()); // asked for after the start

    public static async Task<BoardHost> StartAsync(
        IReadOnlyList<CallVisit> calls, string kpis = "within: 45s", string more = "", TimeProvider? time = null, string crm = "http://127.0.0.1:9/")
    {
        var board = new BoardHost();
        board.Import(calls);
        await board.StartHostAsync(kpis, more, time ?? TimeProvider.System, crm);
        return board;
    }

    /// <summary>Calls of one day, a minute apart: a part waits 10 s and is answered, the rest waits 100 s and hangs up.</summary>
    public static IEnumerable<CallVisit> Day(int day, int answered, int abandoned, string queue = "support", string agent = "Ann") =>
        Enumerable.Range(0, answered + abandoned).Select(one => new CallVisit
        {
            Source = "test",
            SourceId = $"{day}-{queue}-{one}",
            ContactId = $"{day}-{queue}-{one}",
            Inputs = CallInputs.Wait | CallInputs.AbandonWait | CallInputs.Talk,
            Direction = CallDirection.Inbound,
            Channel = "voice",
            Queue = queue,
            Agent = one < answered ? agent : null,
            OfferedAt = Monday.AddDays(day).AddMinutes(one),
            Outcome = one < answered ? CallOutcome.Answered : CallOutcome.AbandonedQueue,
            WaitSeconds = one < answered ? 10 : 100,
            TalkSeconds = one < answered ? 200 : null,
        });

    public void Import(IEnumerable<CallVisit> calls)
    {
        using var store = MeasureStore.Open(Path.Combine(_home.FullName, "measures.db"));
        var intake = new VisitIntake(store, refusal => Assert.Fail(refusal.ToString()));
        foreach (var call in calls)
        {
            intake.Add(call);
        }

        intake.Flush();
    }

    public void Import(TableKind kind, params IEnumerable<IEnumerable<(TableField Field, object Value)>> rows)
    {
        using var store = MeasureStore.Open(Path.Combine(_home.FullName, "measures.db"));
        var told = rows.SelectMany(row => row).Aggregate(0UL, (all, cell) => all | FactRow.Bit(cell.Field));
        var intake = new DeskIntake(store, kind, "test", told, refusal => Assert.Fail(refusal.ToString()));
        foreach (var cells in rows)
        {
            var row = new FactRow(kind, told);
            foreach (var (field, value) in cells)
            {
                switch (value)
                {
                    case string word when field.Type == FieldType.Word:
                        row.Set(field, (long)field.PlaceOf(word));
                        break;
                    case string key when field.Type == FieldType.Key:
                        row.Set(field, intake.KeyOf(field, key));
                        break;
                    case string text:
                        row.Set(field, text);
                        break;
                    case decimal number:
                        row.Set(field, number);
                        break;
                    default:
                        row.Set(field, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                        break;
                }
            }

            intake.Add(row);
        }

        intake.Flush();
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(Address, path));

    public async Task<string> PageAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Signs in by a one-time link, where the settings have a trial.</summary>
    public async Task SignInAsync(string role)
    {
        var links = await _host!.Services.GetRequiredService<OneTimeLinks>().MakeAsync(Address, default); // asked for after the start
        (await _http.GetAsync(links.Single(link => link.Role == role).Address)).Dispose();
    }

    /// <summary>The session's cookies of somebody who signs in, for another client.</summary>
    public async Task<string> CookieAsync(string role)
    {
        var links = await _host!.Services.GetRequiredService<OneTimeLinks>().MakeAsync(Address, default); // asked for after the start
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
        using var answer = await http.GetAsync(links.Single(link => link.Role == role).Address);
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
    }

    public Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) => _http.PostAsync(new Uri(Address, path), new FormUrlEncodedContent(fields));

    /// <summary>Opens an answer that does not end.</summary>
    public Task<Stream> StreamAsync(string path) => _http.GetStreamAsync(new Uri(Address, path));

    public async ValueTask DisposeAsync()
    {
        if (_host is { } host)
        {
            await host.StopAsync(); // a route under way still uses the store
            await host.DisposeAsync();
        }

        _bridge?.Dispose();
        _http.Dispose();
        _home.Delete(recursive: true);
    }

    private async Task StartHostAsync(string kpis, string more, TimeProvider time, string crm)
    {
        var path = Path.Combine(_home.FullName, "bridge.yaml");
        await File.WriteAllTextAsync(path, $$"""
            version: 1
            store: ./bridge.db
            connections:
              mls: { type: reso, profile: generic, address: "http://127.0.0.1:9/", origin: mls, token: t }
              crm: { type: zendesk, address: "{{crm}}", email: admin@example.test, apiToken: sandbox-token }
            routes:
              members: { record: member, from: mls, to: crm, every: 365d }
            kpis:
              {{kpis}}
            {{more}}
            """);
        var result = SettingsLoader.Load(path, ConnectorCatalogue.Open(), _ => null);
        Assert.Empty(result.Faults);
        _bridge = OpenBridge.Open(result.Settings!, ConnectorCatalogue.Open(), time);
        _host = await HostRun.StartAsync(
            _bridge, result.Settings!, new HostRunOptions { Url = "http://127.0.0.1:0", Time = time, Log = log => log.ClearProviders() }, default);
    }
}
