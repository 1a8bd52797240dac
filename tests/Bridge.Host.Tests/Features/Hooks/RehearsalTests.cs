using System.Diagnostics.Metrics;
using System.Net;
using Bridge.Core.Telemetry;
using Bridge.Host.Features.Hooks;
using Bridge.Host.Rehearsals;
using Bridge.Host.Tests.Features.MemberApi;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Bridge.Host.Tests.Features.Hooks;

/// <summary>What a host goes through before its port opens leaves nothing behind.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public async Task A_start_counts_no_webhook_and_leaves_no_hint()
    {
        var counted = new List<string?>();
        using var listener = new MeterListener();
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            foreach (var tag in tags)
            {
                if (tag.Key == BridgeTags.Connection)
                {
                    lock (counted)
                    {
                        counted.Add(tag.Value as string);
                    }
                }
            }
        });
        listener.EnableMeasurementEvents(BridgeInstruments.Hooks);
        listener.Start();
        await using var host = await MemberHost.StartAsync(connections: "  rehearsed: { type: zendesk, address: \"http://127.0.0.1:9/\", email: bridge@example.test, apiToken: none, webhookSecret: another }");
        var before = Count();

        var genuine = await (HookCall.About(1) with { Connection = "rehearsed", Secret = "somebody-elses" }).SendAsync(host);
        await host.StopAsync();

        Assert.Equal((0, HttpStatusCode.Unauthorized, 1), (before, genuine.Status, Count()));
        await using var hints = HintStore.Open(HintStore.PathBeside(Path.Combine(host.Home, "bridge.db")), host.Clock);
        Assert.Equal(0, hints.Count("rehearsed"));

        int Count()
        {
            // Hosts of other tests count into it meanwhile.
            lock (counted)
            {
                return counted.Count(connection => connection == "rehearsed");
            }
        }
    }

    [Fact]
    public async Task A_rehearsed_hint_is_taken_back_and_its_delivery_is_not_known()
    {
        var folder = Directory.CreateTempSubdirectory("bridge-hints-");
        await using (var hints = HintStore.Open(Path.Combine(folder.FullName, "hints.db"), TimeProvider.System))
        {
            await hints.AddAsync("crm", "d1", "7");

            await hints.RehearseAsync("crm");

            Assert.Equal([new Hint("7", 1)], hints.Due("crm", 10));
            Assert.True(await hints.AddAsync("crm", "rehearsal", "8"));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task All_rehearsals_end_before_the_port_opens()
    {
        var events = new List<string>();
        var opened = 0;
        using var server = new RehearsedServer(
            () => new TellingServer($"server {++opened}", events), [new TellingRehearsal(events)]);

        await server.StartAsync(new Nothing(), CancellationToken.None);

        Assert.Equal(["server 2 opens", "rehearsal", "server 2 closes", "server 1 opens"], events);
    }

    private sealed class TellingRehearsal(List<string> events) : IRehearsal
    {
        public Task RehearseAsync(Func<string, Task> post)
        {
            events.Add("rehearsal");
            return Task.CompletedTask;
        }
    }

    private sealed class TellingServer(string name, List<string> events) : IServer
    {
        public IFeatureCollection Features { get; } = Addressed();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull
        {
            events.Add($"{name} opens");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            events.Add($"{name} closes");
            return Task.CompletedTask;
        }

        public void Dispose()
        {
        }

        private static FeatureCollection Addressed()
        {
            var features = new FeatureCollection();
            features.Set<IServerAddressesFeature>(new ServerAddressesFeature());
            return features;
        }
    }

    private sealed class Nothing : IHttpApplication<object>
    {
        public object CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

        public Task ProcessRequestAsync(object context) => Task.CompletedTask;

        public void DisposeContext(object context, Exception? exception)
        {
        }
    }
}
