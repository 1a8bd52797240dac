using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Sandbox.Reso.Query;

namespace Bridge.Sandbox.Reso.Answers;

/// <summary>Writes one page of a resource, or one row of it.</summary>
/// <remarks>Source: OData JSON format 4.01, 4.5 (context, count, nextLink) and 4.6.</remarks>
internal sealed class PageReply(
    ResoEnumStyle style, TimeProvider time, PageMischief mischief, IReadOnlyDictionary<string, IReadOnlyList<string>> unasked)
{
    private static readonly JsonWriterOptions _wire = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly RowWriter _rows = new(style);

    public Reply Page(PageRequest request)
    {
        var query = request.Query;
        var finder = new RowFinder(query, time);
        var after = query.SkipToken is { } token ? PagePosition.FromToken(token) : null;
        var skip = request.BySkip || after is null ? query.Skip : 0;
        var (rows, more) = finder.Page(after, skip, request.Size);
        more &= request.Left is not { } left || left > rows.Count;
        var next = more ? NextLink(request, finder, rows, skip) : null;
        rows = mischief.Shuffle(rows, query, after is not null || skip > 0);
        next = mischief.Twist(next, request);

        var body = new ArrayBufferWriter<byte>(rows.Count * query.Fields.Count * 28 + 1024);
        using (var json = new Utf8JsonWriter(body, _wire))
        {
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, Context(request, ""));
            if (query.Count)
            {
                json.WriteNumber("@odata.count"u8, finder.Count());
            }

            json.WriteStartArray("value"u8);
            foreach (var row in rows)
            {
                json.WriteStartObject();
                WriteRow(json, query, row);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (next is not null && !request.LinkHeader)
            {
                json.WriteString("@odata.nextLink"u8, next);
            }

            json.WriteEndObject();
        }

        return Reply.Of(body) with
        {
            Headers = next is not null && request.LinkHeader ? [("Link", $"<{next}>; rel=\"next\"")] : [],
        };
    }

    public Reply Single(PageRequest request, int row)
    {
        var body = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(body, _wire))
        {
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, Context(request, "/$entity"));
            WriteRow(json, request.Query, row);
            json.WriteEndObject();
        }

        return Reply.Of(body);
    }

    private void WriteRow(Utf8JsonWriter json, ResourceQuery query, int row)
    {
        _rows.Write(json, query.Fields, row);
        if (query.Resource.Name == "Member")
        {
            foreach (var (name, values) in unasked)
            {
                json.WriteString(name, values[row % values.Count]);
            }
        }

        if (query.Expanded is { } fields && query.Resource.Link is { } link)
        {
            json.WriteStartObject(link.Name);
            _rows.Write(json, fields, link.Row(row));
            json.WriteEndObject();
        }
    }

    private static string Context(PageRequest request, string end)
    {
        var query = request.Query;
        var parts = query.Selected is null ? [] : query.Fields.Select(field => field.Name).ToList();
        if (query.Expanded is { } fields && query.Resource.Link is { } link)
        {
            parts.Add(query.ExpandedSelects
                ? $"{link.Name}({string.Join(',', fields.Select(field => field.Name))})"
                : $"{link.Name}()");
        }

        var list = parts.Count == 0 ? "" : $"({string.Join(',', parts)})";
        return $"{request.Root}$metadata#{query.Resource.Name}{list}{end}";
    }

    private static string NextLink(PageRequest request, RowFinder finder, List<int> rows, int skip)
    {
        var link = new StringBuilder(request.Root).Append(request.Path).Append('?');
        foreach (var (name, value) in request.Options)
        {
            if (name is not ("$skip" or "$skiptoken") && !(name == "$top" && request.Left is not null))
            {
                link.Append(name).Append('=').Append(Uri.EscapeDataString(value)).Append('&');
            }
        }

        if (request.Left is { } left)
        {
            link.Append(CultureInfo.InvariantCulture, $"$top={left - rows.Count}&");
        }

        if (request.BySkip)
        {
            return link.Append(CultureInfo.InvariantCulture, $"$skip={skip + rows.Count}").ToString();
        }

        var last = rows.Count > 0 ? rows[^1] : -1;
        var ticks = last >= 0 ? request.Query.Resource.Store?.Ticks(last) ?? 0 : 0;
        var place = new PagePosition(last, ticks, last >= 0 ? finder.Order.ValuesOf(last) : []);
        return link.Append("$skiptoken=").Append(place.ToToken()).ToString();
    }
}
