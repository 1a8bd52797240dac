using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bridge.ConnectorKit.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>The few words of OData that the source speaks, over rows that a test can spoil as it likes.</summary>
internal sealed partial class MlsStub : SourceFeed
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, JsonObject> _rows = new(StringComparer.Ordinal);
    private readonly List<(long Sequence, string Key)> _events = [];
    private readonly string _resource;
    private readonly MlsStubStyle _style;
    private WebApplication? _app;
    private DateTimeOffset _clock = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
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

    public override void Plant(int count, bool areTied = false)
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

    public override void Fail(SourceFault fault, int times = 1) => (_fault, _faults) = (fault, times);

    public override async ValueTask DisposeAsync() => await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);

    private static string Text(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

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

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path == "/token")
        {
            await context.Response.WriteAsJsonAsync(new { access_token = $"stub-token-{++_tokens}", expires_in = 3600 });
        }
        else if (path.EndsWith("/$metadata", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (_faults > 0)
        {
            _faults--;
            await FailAsync(context);
        }
        else
        {
            lock (_gate)
            {
                Asked.Add(Uri.UnescapeDataString(context.Request.QueryString.Value ?? ""));
            }

            await ServeAsync(context, path);
        }
    }

    private Task ServeAsync(HttpContext context, string path)
    {
        string? body;
        lock (_gate)
        {
            body = path.EndsWith("/EntityEvent", StringComparison.Ordinal) ? Events(context.Request)
                : path.EndsWith(')') ? _rows.GetValueOrDefault(KeyIn().Match(path).Groups[1].Value)?.ToJsonString()
                : Page(context);
        }

        if (body is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return context.Response.WriteAsync(body);
    }

    private string Page(HttpContext context)
    {
        if (_pages++ > 0)
        {
            BetweenPages?.Invoke(_pages - 1);
        }

        var query = context.Request.Query;
        var filter = query["$filter"].ToString();
        var found = _rows.Where(row => Fits(row.Key, row.Value, filter));
        var order = query["$orderby"].ToString();
        var rows = (order == KeyField || (order.Length == 0 && !_style.IsByTime)
            ? found.OrderBy(row => row.Key, StringComparer.Ordinal)
            : found.OrderBy(row => Instant(row.Value)).ThenBy(row => row.Key, StringComparer.Ordinal)).ToList();
        var asked = query["$top"].FirstOrDefault() ?? context.Request.Headers["Prefer"].FirstOrDefault()?.Split('=')[1] ?? "100";
        var top = Math.Min(_style.MaxPage, int.Parse(asked, CultureInfo.InvariantCulture));
        var skip = int.Parse(query["$skip"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var page = rows.Skip(skip).Take(top).Select(row => (JsonNode)Shown(row.Value)).ToArray();
        var more = skip + page.Length < rows.Count && page.Length > 0;
        var others = query.Where(pair => pair.Key != "$skip").Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value.ToString())}");
        var link = Link(more ? $"{Address.GetLeftPart(UriPartial.Authority)}{context.Request.Path}?{string.Join('&', others)}&$skip={skip + page.Length}" : null);
        var body = new JsonObject { ["@odata.context"] = "x", ["value"] = new JsonArray(page) };
        if (link is not null && _style.HasHeaderLink)
        {
            context.Response.Headers.Link = $"<{link}>; rel=\"next\"";
        }
        else if (link is not null && _style.HasLinks)
        {
            body["@odata.nextLink"] = link;
        }

        return body.ToJsonString();
    }

    private JsonObject Shown(JsonObject row)
    {
        var shown = row.DeepClone().AsObject();
        if (_hasUnknownFields)
        {
            shown["Zz_Text"] = "x";
            shown["Zz_Number"] = 1.5;
            shown["Zz_List"] = new JsonArray("a", 2, null);
            shown["Zz_Object"] = new JsonObject { ["deep"] = new JsonObject { ["er"] = true } };
            shown["@odata.etag"] = "W/\"1\"";
        }

        return shown;
    }

    private bool Fits(string key, JsonObject row, string filter)
    {
        var instant = Instant(row);
        if (Behind().Match(filter) is { Success: true } behind)
        {
            var edge = Parse(behind.Groups[1].Value);
            return instant > edge || (instant == edge && string.CompareOrdinal(key, behind.Groups[2].Value) > 0);
        }

        return (Since().Match(filter) is not { Success: true } since
                || (since.Groups[1].Value == "ge" ? instant >= Parse(since.Groups[2].Value) : instant > Parse(since.Groups[2].Value)))
            && (KeyAfter().Match(filter) is not { Success: true } after || string.CompareOrdinal(key, after.Groups[1].Value) > 0)
            && (KeyIs().Matches(filter) is not { Count: > 0 } keys || keys.Any(match => match.Groups[1].Value == key));
    }

    private string Events(HttpRequest request)
    {
        var order = request.Query["$orderby"].ToString();
        var after = long.Parse(EventAfter().Match(request.Query["$filter"].ToString()).Groups[1].Value is { Length: > 0 } text ? text : "0", CultureInfo.InvariantCulture);
        var top = int.Parse(request.Query["$top"].ToString(), CultureInfo.InvariantCulture);
        var found = _events.Where(happened => happened.Sequence > after);
        found = order.EndsWith("desc", StringComparison.Ordinal) ? found.Reverse() : found;
        var rows = found.Take(top).Select(happened => (JsonNode)new JsonObject
        {
            ["EntityEventSequence"] = happened.Sequence.ToString(CultureInfo.InvariantCulture),
            ["ResourceName"] = _resource,
            ["ResourceRecordKey"] = happened.Key,
        });
        return new JsonObject { ["value"] = new JsonArray([.. rows]) }.ToJsonString();
    }

    private async Task FailAsync(HttpContext context)
    {
        var response = context.Response;
        switch (_fault)
        {
            case SourceFault.Reset:
                context.Abort();
                break;
            case SourceFault.Html:
                response.ContentType = "text/html";
                await response.WriteAsync("<!doctype html><p>Back soon</p>");
                break;
            case SourceFault.Torn:
                await response.WriteAsync("""{"value":[{"MemberKey":"A1","OfficeKey":"A1","ModificationTi""");
                break;
            case SourceFault.ErrorBody:
                await response.WriteAsync("""{"error":{"code":"50000","message":"stub-token"}}""");
                break;
            case SourceFault.BadRequest:
                response.StatusCode = 400;
                await response.WriteAsync(new JsonObject
                {
                    ["error"] = new JsonObject { ["code"] = 400, ["message"] = $"You sent {context.Request.Headers.Authorization}" },
                }.ToJsonString());
                break;
            default:
                response.StatusCode = _fault switch
                {
                    SourceFault.TooManyRequests => 429,
                    SourceFault.Unauthorized => 401,
                    SourceFault.Forbidden => 403,
                    _ => 500,
                };
                if (_fault == SourceFault.TooManyRequests)
                {
                    response.Headers.RetryAfter = "7";
                }

                break;
        }
    }

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\w+ gt (\S+) or \(\w+ eq \S+ and \w+Key gt '([^']*)'\)")]
    private static partial Regex Behind();

    [GeneratedRegex(@"Timestamp (ge|gt) (\S+)")]
    private static partial Regex Since();

    [GeneratedRegex(@"Key gt '([^']*)'")]
    private static partial Regex KeyAfter();

    [GeneratedRegex(@"Key eq '([^']*)'")]
    private static partial Regex KeyIs();

    [GeneratedRegex(@"\('([^']*)'\)")]
    private static partial Regex KeyIn();

    [GeneratedRegex(@"EntityEventSequence gt (\d+)")]
    private static partial Regex EventAfter();
}

/// <summary>In what a stub differs.</summary>
internal sealed record MlsStubStyle
{
    public string Watermark { get; init; } = "ModificationTimestamp";

    /// <summary>True when rows come in the order of time unless asked otherwise, false for the order of keys.</summary>
    public bool IsByTime { get; init; }

    public bool HasLinks { get; init; } = true;

    public bool HasHeaderLink { get; init; }

    public bool HasFlag { get; init; }

    public int MaxPage { get; init; } = 1000;
}
