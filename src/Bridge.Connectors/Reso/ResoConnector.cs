using System.Runtime.CompilerServices;
using Bridge.Connectors.Reso.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Listings;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso;

/// <summary>Reads members and offices of an MLS from a RESO Web API.</summary>
public sealed class ResoConnector : IConnector, IDeclaresLimits, IOpensSource<Member>, IOpensSource<Office>, IOpensListings, IPrepares
{
    // Sources of one connection share its token; the table forgets a connection together with its last user.
    private readonly ConditionalWeakTable<ConnectionContext, ResoConnection> _connections = [];
    private readonly ResoResources _resources = new(new ResoMapper());

    /// <inheritdoc />
    public string Name => ResoRegistration.Name;

    /// <inheritdoc />
    public string Summary => "An MLS that serves a RESO Web API (OData): members and offices.";

    /// <inheritdoc />
    public IReadOnlyList<SettingSpec> Settings => ResoSettings.Specs;

    /// <inheritdoc />
    public IReadOnlyList<RateHeaders> RateHeaders => ResoProfiles.RateHeaders;

    /// <inheritdoc />
    public IReadOnlyList<RateLimit> LimitsFor(ConnectionSettings settings) => ResoProfiles.LimitsFor(settings);

    /// <inheritdoc />
    public IChecks OpenCheck(ConnectionContext connection) => new ResoCheck(Shared(connection), _resources);

    /// <inheritdoc />
    ISource<Member> IOpensSource<Member>.OpenSource(ConnectionContext connection, IReadOnlyList<string> fields) =>
        Open(connection, _resources.Members, fields);

    /// <inheritdoc />
    ISource<Office> IOpensSource<Office>.OpenSource(ConnectionContext connection, IReadOnlyList<string> fields) =>
        Open(connection, _resources.Offices, fields);

    /// <inheritdoc />
    public void Prepare<T>(ConnectionContext connection)
        where T : IRecord
    {
        Shared(connection).Begin();
        if (typeof(T) == typeof(Office))
        {
            _resources.Offices.Prepare();
        }
        else
        {
            _resources.Members.Prepare();
        }
    }

    /// <inheritdoc />
    public IFindsListings OpenListings(ConnectionContext connection) => new ResoListings(Shared(connection));

    private ResoSource<TRow, T> Open<TRow, T>(
        ConnectionContext context, ResoResource<TRow, T> resource, IReadOnlyList<string> fields)
        where TRow : ResoRow
        where T : IRecord
    {
        var connection = Shared(context);
        return connection.Options.Deletes == ResoDeletes.None
            ? new ResoSource<TRow, T>(connection, resource, fields)
            : new ResoSweepableSource<TRow, T>(connection, resource, fields);
    }

    private ResoConnection Shared(ConnectionContext context) =>
        _connections.GetValue(context, static opened => new ResoConnection(opened));
}
