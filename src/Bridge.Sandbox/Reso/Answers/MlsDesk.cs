using Bridge.Sandbox.Reso.Changes;
using Bridge.Sandbox.Reso.Data;
using Bridge.Sandbox.Reso.Hosts;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Reso.Answers;

/// <summary>The whole of the MLS behind HTTP: checks each call in the host's order and keeps reads and changes apart.</summary>
internal sealed class MlsDesk : IDisposable
{
    private readonly ResoSandboxOptions _options;
    private readonly MlsData _data;
    private readonly MlsAnswers _answers;
    private readonly MlsChanges _changes;
    private readonly Churn _churn;
    private readonly CallMeter _meter;
    private readonly ReaderWriterLockSlim _rows = new();

    public MlsDesk(ResoSandboxOptions options, int seed, TimeProvider time)
    {
        _options = options;
        Rules = HostTable.Of(options.Profile);
        Access = new HostAccess(Rules, options.TokenLifetime, time);
        _data = new MlsData(options, Rules, seed);
        var mischief = new PageMischief(seed);
        _answers = new MlsAnswers(_data, Rules, options, time, mischief, Asked);
        var lag = options.Profile == ResoProfile.Spark ? options.StaleFor : TimeSpan.Zero;
        _changes = new MlsChanges(_data, Rules.HasTombstones, lag, time);
        _churn = new Churn(_changes, seed);
        _meter = new CallMeter(options.Profile, options.RateLimits ? Rules.Rates : null, time);
        Controls = new ControlCalls(_data, _changes, _churn, mischief, _answers, Access);
    }

    public HostRules Rules { get; }

    public HostAccess Access { get; }

    public AskedFields Asked { get; } = new();

    private ControlCalls Controls { get; }

    public void Dispose() => _rows.Dispose();

    public Reply Answer(MlsRequest request, SandboxCall call) =>
        Decide(request, call) is var reply && _meter.Headers() is { Count: > 0 } headers
            ? reply with { Headers = [.. reply.Headers, .. headers] }
            : reply;

    public int? Control(string name, IReadOnlyDictionary<string, string> options) =>
        Alone(() => Controls.Answer(name, options));

    /// <summary>Reads while no row changes.</summary>
    public T Still<T>(Func<MlsData, ControlCalls, T> read)
    {
        _rows.EnterReadLock();
        try
        {
            return read(_data, Controls);
        }
        finally
        {
            _rows.ExitReadLock();
        }
    }

    private Reply Decide(MlsRequest request, SandboxCall call)
    {
        if (_options.Profile == ResoProfile.MlsGrid
            && request.AcceptEncoding?.Contains("gzip", StringComparison.OrdinalIgnoreCase) != true)
        {
            return ErrorReply.Of(Rules, 400, "COMPRESSION REQUIRED");
        }

        if (!Access.Admits(request))
        {
            return ErrorReply.Of(Rules, 401, "The token is missing, wrong or expired.");
        }

        if (!_meter.TryPass())
        {
            var code = _options.Profile == ResoProfile.Spark ? 1550 : (int?)null;
            return ErrorReply.Of(Rules, 429, "Too many requests.", code: code);
        }

        if (!request.Path.StartsWith(Rules.Root, StringComparison.Ordinal) && request.Path + "/" != Rules.Root)
        {
            return ErrorReply.Of(Rules, 404, "There is nothing at this path.");
        }

        return Read(request, call, request.Path.Length < Rules.Root.Length ? "" : request.Path[Rules.Root.Length..]);
    }

    private Reply Read(MlsRequest request, SandboxCall call, string behindRoot)
    {
        var path = ResourcePath.Parse(behindRoot);
        call.Route = Rules.Root + (path.Key is null ? behindRoot : path.Name + "({key})");
        if (Still((_, _) => _changes.IsBehind))
        {
            Alone(CatchUp);
        }

        var reply = Still((_, _) => _answers.Answer(request, behindRoot));
        if (reply.Status == 200 && path is { Name: "Member", Key: null } && _churn.IsDue())
        {
            Alone(Stir);
        }

        return reply;
    }

    private int CatchUp()
    {
        _changes.CatchUp();
        return 0;
    }

    private int Stir()
    {
        _churn.Stir(_data.View(ResoEnumStyle.HumanText).Resources["Member"]);
        return 0;
    }

    private T Alone<T>(Func<T> change)
    {
        _rows.EnterWriteLock();
        try
        {
            return change();
        }
        finally
        {
            _rows.ExitWriteLock();
        }
    }
}
