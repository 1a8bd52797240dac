using System.Text.Json;
using Bridge.Sandbox.Zendesk.Store;

namespace Bridge.Sandbox.Zendesk.Api.Records;

/// <summary>Writes one page of all records, by cursor or by page number. Needs the account's lock.</summary>
internal static class RecordPages<T>
    where T : StoredRecord
{
    public static void Write(Utf8JsonWriter json, ApiCall api, RecordBook<T> book)
    {
        json.WriteStartArray(book.Plural);
        if (Paging.ByCursor(api))
        {
            WriteByCursor(json, api, book);
        }
        else
        {
            WriteByNumber(json, api, book);
        }
    }

    private static void WriteByCursor(Utf8JsonWriter json, ApiCall api, RecordBook<T> book)
    {
        var size = Paging.Size(api);
        var start = api.Query("page[before]") is { } before
            ? Back(book, (int)(Paging.Position(before) ?? 0), size)
            : api.Query("page[after]") is { } after ? (int)(Paging.Position(after) ?? -1) + 1 : 0;
        int written = 0, first = -1, last = -2, position = Math.Max(0, start);
        for (; position < book.Records.Count && written < size; position++)
        {
            var record = book.Records[position];
            if (!record.Deleted)
            {
                book.Write(json, record, api.BaseUrl);
                first = first < 0 ? position : first;
                last = position;
                written++;
            }
        }

        json.WriteEndArray();
        while (position < book.Records.Count && book.Records[position].Deleted)
        {
            position++;
        }

        Paging.WriteCursors(json, api, first, last, position < book.Records.Count, Back(book, first, 1) < first);
    }

    private static void WriteByNumber(Utf8JsonWriter json, ApiCall api, RecordBook<T> book)
    {
        var size = Paging.Size(api);
        var skip = (Paging.Page(api) - 1) * size;
        for (int position = 0, written = 0; position < book.Records.Count && written < size; position++)
        {
            var record = book.Records[position];
            if (record.Deleted || skip-- > 0)
            {
                continue;
            }

            book.Write(json, record, api.BaseUrl);
            written++;
        }

        json.WriteEndArray();
        Paging.WriteNumbers(json, api, book.LiveCount);
    }

    // Where a page must begin that ends before the given position.
    private static int Back(RecordBook<T> book, int position, int size)
    {
        while (position > 0 && size > 0)
        {
            size -= book.Records[--position].Deleted ? 0 : 1;
        }

        return position;
    }
}
