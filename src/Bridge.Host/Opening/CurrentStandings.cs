using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;

namespace Bridge.Host.Opening;

/// <summary>A member's standing as it counts now. The store keeps no standings, so finance's last release is asked. Safe for parallel calls.</summary>
/// <remarks>A release that is too old, or older than one that was taken, makes every standing unknown; so does having none.</remarks>
/// <param name="bridge">The open bridge.</param>
/// <param name="settings">Its settings.</param>
/// <param name="time">The clock.</param>
internal sealed class CurrentStandings(OpenBridge bridge, BridgeSettings settings, TimeProvider time)
{
    // A release is judged once a minute, not once for each member who looks.
    private static readonly TimeSpan _fresh = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly RouteSettings? _route = settings.Routes.FirstOrDefault(route => route.Record == RecordKinds.Standing);
    private IRefreshes<MemberStanding>? _source;
    private Cursor? _reached;
    private DateTimeOffset _readAt;

    /// <summary>Reads a standing.</summary>
    /// <param name="member">The member.</param>
    /// <returns>The standing; unknown when nothing that counts names the member.</returns>
    public Standing Of(RecordKey member)
    {
        lock (_gate)
        {
            if (_source is null || time.GetUtcNow() - _readAt > _fresh)
            {
                Open();
            }

            var record = new MemberStanding { Key = member, ModifiedAt = _readAt, Standing = Standing.Unknown };
            try
            {
                return _source?.Refresh(record, _reached).Standing ?? Standing.Unknown;
            }
            catch (ConnectorException)
            {
                return Standing.Unknown; // the route that takes the releases tells the administrator
            }
        }
    }

    private void Open()
    {
        _readAt = time.GetUtcNow();
        if (_route is null)
        {
            return;
        }

        _source = bridge.OpenStandings(_route) as IRefreshes<MemberStanding>;
        _reached = new Checkpoints(bridge.Store, bridge.StreamOf(_route), time).Find()?.Cursor;
    }
}
