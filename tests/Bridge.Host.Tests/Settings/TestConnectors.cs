using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Settings;

namespace Bridge.Host.Tests.Settings;

/// <summary>Two small connectors with one setting of each kind.</summary>
internal static class TestConnectors
{
    public static IReadOnlyDictionary<string, IConnector> All { get; } = new Dictionary<string, IConnector>
    {
        ["feed"] = new FeedConnector(),
        ["desk"] = new DeskConnector(),
    };
}

internal sealed class FeedConnector : IConnector, IOpensSource<Member>, IOpensSource<Office>
{
    public string Name => "feed";

    public string Summary => "A feed for tests.";

    public IReadOnlyList<SettingSpec> Settings { get; } =
    [
        new() { Name = "address", Kind = SettingKind.Address, Description = "Where it is.", IsRequired = true },
        new() { Name = "token", Kind = SettingKind.Secret, Description = "The token.", IsRequired = true },
        new() { Name = "profile", Kind = SettingKind.Choice, Description = "The vendor.", Choices = ["generic", "trestle"], Default = "generic" },
        new() { Name = "pageSize", Kind = SettingKind.Integer, Description = "Rows a page.", Minimum = 1, Maximum = 5000 },
        new() { Name = "share", Kind = SettingKind.Share, Description = "Share of the budget.", Default = "80%" },
        new() { Name = "overlap", Kind = SettingKind.Duration, Description = "Read again.", Default = "5m" },
        new() { Name = "metadata", Kind = SettingKind.Flag, Description = "Read metadata." },
        new() { Name = "origin", Kind = SettingKind.Text, Description = "The name of the feed." },
    ];

    public IChecks OpenCheck(ConnectionContext connection) => new FeedCheck(connection);

    ISource<Member> IOpensSource<Member>.OpenSource(ConnectionContext connection, IReadOnlyList<string> fields) =>
        throw new InvalidOperationException("These tests open no source.");

    ISource<Office> IOpensSource<Office>.OpenSource(ConnectionContext connection, IReadOnlyList<string> fields) =>
        throw new InvalidOperationException("These tests open no source.");

    private sealed class FeedCheck(ConnectionContext connection) : IChecks
    {
        public async Task<IReadOnlyList<CheckFinding>> CheckAsync(CancellationToken cancellationToken)
        {
            using var answer = await connection.Http.GetAsync(new Uri(connection.Settings.Required("address")), cancellationToken);
            var verdict = answer.IsSuccessStatusCode ? CheckVerdict.Ok : CheckVerdict.Failed;
            return [new CheckFinding("sign-in", verdict, $"Answered {(int)answer.StatusCode}.")];
        }
    }
}

internal sealed class DeskConnector : IConnector, IOpensSink<Member>
{
    public string Name => "desk";

    public string Summary => "A help desk for tests.";

    public IReadOnlyList<SettingSpec> Settings { get; } =
    [
        new() { Name = "address", Kind = SettingKind.Address, Description = "Where it is.", IsRequired = true },
        new() { Name = "apiToken", Kind = SettingKind.Secret, Description = "The token." },
    ];

    public string DefaultMapping => "desk-members";

    public IChecks OpenCheck(ConnectionContext connection) => new DeskCheck();

    public ISink<Member> OpenSink(ConnectionContext connection, TargetShape shape) => new DeskSink();

    private sealed class DeskCheck : IChecks
    {
        public Task<IReadOnlyList<CheckFinding>> CheckAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<CheckFinding>>([new CheckFinding("bulk import", CheckVerdict.Warning, "Off: slower.")]);
    }

    /// <summary>A target with one field of each standing; remembers what was created.</summary>
    private sealed class DeskSink : ISink<Member>, IProvisions
    {
        public int MaxBatch => 1;

        public int MaxParallel => 1;

        public Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<Write> batch, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("These tests write nothing.");

        public Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<ProvisionStep>>([.. shape.Fields.Select(Step)]);

        public Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken) => Task.CompletedTask;

        private static ProvisionStep Step(TargetField field) => field.Name switch
        {
            "name" => new ProvisionStep(field, ProvisionAction.Keep, "Is there."),
            "clash" => new ProvisionStep(field, ProvisionAction.Conflict, "Is a number there."),
            _ => new ProvisionStep(field, ProvisionAction.Create, "Is missing."),
        };
    }
}
