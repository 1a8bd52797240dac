using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Bridge.Connectors.Tests.Reso;

internal sealed partial class MlsStub
{
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
        else if ((!_style.HasSkip && context.Request.Query.ContainsKey("$skip"))
            || (_style.RefusesOffsets && context.Request.Query["$filter"].ToString().Contains("+0", StringComparison.Ordinal))
            || (!_style.HasOr && context.Request.Query["$filter"].ToString().Contains(" or ", StringComparison.Ordinal)))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new { error = new { code = 400, message = "The filter is too complex." } });
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
        if (_style.BeginsEmpty && !query.ContainsKey("hop"))
        {
            return new JsonObject { ["value"] = new JsonArray(), ["@odata.nextLink"] = $"{context.Request.Path}{context.Request.QueryString}&hop=1" }.ToJsonString();
        }

        var filter = _style.IsDeaf ? "" : query["$filter"].ToString();
        var found = _rows.Where(row => Fits(row.Key, row.Value, filter));
        var rows = Sorted(found, _style.IsDeaf || _style.IgnoresOrder ? "" : query["$orderby"].ToString());
        var asked = query["$top"].FirstOrDefault() ?? context.Request.Headers["Prefer"].FirstOrDefault()?.Split('=')[1] ?? "100";
        var top = Math.Min(_style.MaxPage, int.Parse(asked, CultureInfo.InvariantCulture));
        var skip = int.Parse(query["$skip"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var page = rows.Skip(skip).Take(top).Select(row => (JsonNode)Shown(row.Value)).ToArray();
        var more = !(_style.IsEndedByTop && query.ContainsKey("$top")) && skip + page.Length < rows.Count && page.Length > 0;
        var others = query.Where(pair => pair.Key != "$skip").Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value.ToString())}");
        var link = Link(more ? $"{Address.GetLeftPart(UriPartial.Authority)}{context.Request.Path}?{string.Join('&', others)}&$skip={skip + page.Length}" : null);
        var body = new JsonObject { ["@odata.context"] = "x", ["value"] = new JsonArray([.. _style.RepeatsRows ? page.Take(1).Select(row => row.DeepClone()) : [], .. page]) };
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

    private List<KeyValuePair<string, JsonObject>> Sorted(IEnumerable<KeyValuePair<string, JsonObject>> found, string order)
    {
        var isByKey = order.StartsWith(KeyField, StringComparison.Ordinal) || (order.Length == 0 && !_style.IsByTime);
        var keys = found.OrderBy(row => row.Key, StringComparer.Ordinal);
        var rows = isByKey ? [.. keys]
            : _style.HasFallingTies ? found.OrderBy(row => Instant(row.Value)).ThenByDescending(row => row.Key, StringComparer.Ordinal).ToList()
            : keys.OrderBy(row => Instant(row.Value)).ToList();
        if (order.EndsWith("desc", StringComparison.Ordinal))
        {
            rows.Reverse();
        }

        return rows;
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
        var instant = Compared(Text(Instant(row)));
        if (Behind().Match(filter) is { Success: true } behind)
        {
            var edge = Compared(behind.Groups[1].Value);
            return instant > edge || (instant == edge && string.CompareOrdinal(key, behind.Groups[2].Value) > 0);
        }

        return (Since().Match(filter) is not { Success: true } since
                || (since.Groups[1].Value switch
                {
                    "ge" => instant >= Compared(since.Groups[2].Value),
                    "eq" => instant == Compared(since.Groups[2].Value),
                    _ => instant > Compared(since.Groups[2].Value),
                }))
            && (Before().Match(filter) is not { Success: true } before || instant < Compared(before.Groups[1].Value))
            && (KeyBefore().Match(filter) is not { Success: true } smaller || string.CompareOrdinal(key, smaller.Groups[1].Value) < 0)
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

    // A text without its offset compares as the text does: all of them are equally long.
    private DateTimeOffset Compared(string text) => _style.ComparesTexts
        ? DateTime.SpecifyKind(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).DateTime, DateTimeKind.Utc)
        : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\w+ gt (\S+) or \(\w+ eq \S+ and \w+Key gt '([^']*)'\)")]
    private static partial Regex Behind();

    [GeneratedRegex(@"Timestamp (ge|gt|eq) (\S+)")]
    private static partial Regex Since();

    [GeneratedRegex(@"Timestamp lt (\S+)")]
    private static partial Regex Before();

    [GeneratedRegex(@"Key lt '([^']*)'")]
    private static partial Regex KeyBefore();

    [GeneratedRegex(@"Key gt '([^']*)'")]
    private static partial Regex KeyAfter();

    [GeneratedRegex(@"Key eq '([^']*)'")]
    private static partial Regex KeyIs();

    [GeneratedRegex(@"\('([^']*)'\)")]
    private static partial Regex KeyIn();

    [GeneratedRegex(@"EntityEventSequence gt (\d+)")]
    private static partial Regex EventAfter();
}
