using System.Globalization;
using System.Text.Json.Nodes;
using Bridge.ConnectorKit.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>The few words of OData that the source speaks, over rows that a test can spoil as it likes.</summary>
internal sealed partial class MlsStub : RestFeed
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, JsonObject> _rows = new(StringComparer.Ordinal);
    private readonly List<(long Sequence, string Key)> _events = [];
    private readonly string _resource;
    private readonly MlsStubStyle _style;
    private WebApplication? _app;
    private DateTimeOffset _clock = new(2024, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private int _planted;
    private int _version;
    private int _pages;
    private int _tokens;
    private SourceFault _fault;
    private int _faults;
    private bool _hasUnknownFields;

    private MlsStub(string resource, MlsStubStyle style) => (_resource, _style) = (resource, style);

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public List<string> Asked { get; } = [];

    /// <summary>Rewrites the next link of a page.</summary>
    public Func<string?, string?> Link { get; set; } = link => link;

    public override IReadOnlyList<string> Secrets => ["stub-token", "stub-secret", "stub-password"];

    public override Action<int>? BetweenPages { get; set; }

    public override IReadOnlyDictionary<string, string> Rows
    {
        get
        {
            lock (_gate)
            {
                return new SortedDictionary<string, string>(
                    _rows.Where(row => row.Value["MlgCanView"] is not { } seen || seen.GetValue<bool>())
                        .ToDictionary(row => "mls:" + row.Key, row => row.Value[VersionField]!.ToString()), // every row is planted with it
                    StringComparer.Ordinal);
            }
        }
    }

    private string KeyField => _resource + "Key";

    private string VersionField => _resource == "Member" ? "MemberFirstName" : "OfficeName";

    public static async Task<MlsStub> StartAsync(string resource, MlsStubStyle style)
    {
        var stub = new MlsStub(resource, style);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        stub._app = builder.Build();
        stub._app.Run(stub.AnswerAsync);
        await stub._app.StartAsync();
        stub.Address = new Uri(stub._app.Urls.Single() + "/odata");
        return stub;
    }

    public override void Plant(int count, bool areTied)
    {
        lock (_gate)
        {
            Tick();
            for (var number = 0; number < count; number++)
            {
                if (!areTied)
                {
                    Tick();
                }

                // Keys do not follow the order of time, as in real feeds.
                var key = $"{(char)('A' + (_planted * 7 % 26))}{_planted++:000}";
                _rows[key] = new JsonObject { [KeyField] = key, [_resource + "Status"] = "Active", [VersionField] = $"v{_version++}" };
                Stamp(key);
            }
        }
    }

    public override void Change(string externalId) => Touch(externalId, row => row[VersionField] = $"v{_version++}");

    /// <summary>Changes rows at one and the same time.</summary>
    /// <param name="externalIds">Their identities.</param>
    public void ChangeTogether(IEnumerable<string> externalIds)
    {
        var before = _clock;
        foreach (var externalId in externalIds.ToList())
        {
            _clock = before;
            Change(externalId);
        }
    }

    public override void Spoil(string externalId) =>
        Touch(externalId, row => row[_resource == "Member" ? "MemberLastName" : "OfficePhone"] = new JsonObject { ["not"] = "a text" });

    public override void Unname(string externalId) => Touch(externalId, row => row[KeyField] = null);

    public override void AddUnknownFields() => _hasUnknownFields = true;

    public override void Remove(string externalId)
    {
        if (_style.HasFlag)
        {
            Touch(externalId, row => row["MlgCanView"] = false);
            return;
        }

        lock (_gate)
        {
            _rows.Remove(externalId["mls:".Length..]);
            _events.Add((_events.Count + 1, externalId["mls:".Length..]));
        }
    }

    /// <summary>Takes rows away for good, as a host does some days after it has flagged them.</summary>
    /// <param name="externalIds">Their identities.</param>
    public void Purge(IEnumerable<string> externalIds)
    {
        lock (_gate)
        {
            foreach (var externalId in externalIds)
            {
                _rows.Remove(externalId["mls:".Length..]);
            }
        }
    }

    public override void Vanish()
    {
        lock (_gate)
        {
            _rows.Clear();
        }
    }

    public override void Rewind()
    {
        lock (_gate)
        {
            foreach (var row in _rows.Values)
            {
                row[_style.Watermark] = Text(Instant(row).AddDays(-1));
            }
        }
    }

    public override void Misdate(string externalId)
    {
        lock (_gate)
        {
            _rows[externalId["mls:".Length..]][_style.Watermark] = Text(_clock.AddYears(300));
        }
    }

    public override void Fail(SourceFault fault, int times = 1) => (_fault, _faults) = (fault, times);

    public override async ValueTask DisposeAsync() => await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);

    private string Text(DateTimeOffset instant) => _style.Offset is { } hours
        ? instant.ToOffset(TimeSpan.FromHours(hours)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture)
        : instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private void Touch(string externalId, Action<JsonObject> change)
    {
        lock (_gate)
        {
            var key = externalId["mls:".Length..];
            change(_rows[key]);
            Tick();
            Stamp(key);
        }
    }

    private void Tick() => _clock = _clock.AddMilliseconds(250);

    private void Stamp(string key)
    {
        _rows[key][_style.Watermark] = Text(_clock);
        _events.Add((_events.Count + 1, key));
    }

    private DateTimeOffset Instant(JsonObject row) =>
        DateTimeOffset.Parse(row[_style.Watermark]!.ToString(), CultureInfo.InvariantCulture); // every row is stamped
}
