using Bridge.Access.Settings;
using Bridge.Access.Tests.Provider;
using Bridge.ConnectorKit;

namespace Bridge.Access.Tests;

/// <summary>A provider, both sides that trust it, a browser and a clock: fresh for each test.</summary>
public abstract class AccessFixture : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _started = [];

    internal ManualTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));

    internal TestProvider Provider { get; private set; } = null!; // started before each test

    internal Browser Browser { get; } = new();

    async Task IAsyncLifetime.InitializeAsync()
    {
        Provider = await TestProvider.StartAsync(Time);
        _started.Add(Provider);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        Browser.Dispose();
        foreach (var one in Enumerable.Reverse(_started))
        {
            await one.DisposeAsync();
        }
    }

    internal AccessSettings Settings => new()
    {
        People = Provider.Settings,
        Machines = new MachineSettings { Name = "machines", Authority = Provider.Address },
    };

    internal async Task<SideApp> StartAsync(Side side = Side.Support, AccessSettings? settings = null, Microsoft.Extensions.Logging.ILoggerProvider? logger = null)
    {
        var app = await SideApp.StartAsync(side, settings ?? Settings, Time, logger);
        _started.Add(app);
        return app;
    }

    internal string Token(string audience, params string[] roles)
    {
        Provider.Roles = roles;
        return Provider.Key.Sign(Provider.Claims(audience));
    }
}
