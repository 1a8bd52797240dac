using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Settings;

namespace Bridge.Architecture.Tests.Planted;

/// <summary>Declares what no suite holds it to.</summary>
internal sealed class BoastfulConnector : IConnector, IOpensSink<Member>, IOpensSource<Member>
{
    public string Name => "boastful";

    public string Summary => "Everything, and more.";

    public IReadOnlyList<SettingSpec> Settings => [];

    public string DefaultMapping => "boastful-members";

    public IChecks OpenCheck(ConnectionContext connection) => throw new InvalidOperationException("Nobody opens it.");

    public ISink<Member> OpenSink(ConnectionContext connection, TargetShape shape) => throw new InvalidOperationException("Nobody opens it.");

    public ISource<Member> OpenSource(ConnectionContext connection, IReadOnlyList<string> fields) => new Alpha.LonelySource();
}
