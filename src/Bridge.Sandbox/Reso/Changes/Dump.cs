using System.Buffers;
using System.Text.Json;
using Bridge.Sandbox.Reso.Answers;
using Bridge.Sandbox.Reso.Data;

namespace Bridge.Sandbox.Reso.Changes;

/// <summary>The truth, for comparing: one line of JSON a row, in key order.</summary>
internal static class Dump
{
    private const int Chunk = 2000;

    private static readonly HashSet<string> _memberFields = new(StringComparer.Ordinal)
    {
        "MemberMlsId", "MemberFirstName", "MemberMiddleName", "MemberLastName", "MemberFullName", "MemberEmail",
        "MemberDirectPhone", "MemberMobilePhone", "MemberStatus", "MemberType", "OfficeKey", "OfficeName",
        "MemberStateLicense", "MemberDesignation", "MlgCanView",
    };

    private static readonly HashSet<string> _officeFields = new(StringComparer.Ordinal)
    {
        "OfficeMlsId", "OfficeName", "OfficePhone", "OfficeEmail", "OfficeCity", "OfficeStatus", "OfficeType",
        "MlgCanView",
    };

    /// <summary>Writes some rows from a first one on; the next first row, or null at the end.</summary>
    public static int? Write(Resource resource, int first, ArrayBufferWriter<byte> into)
    {
        var wanted = resource.Name == "Member" ? _memberFields : _officeFields;
        var fields = resource.Fields.Where(field => wanted.Contains(field.Name)).ToList();
        var writer = new RowWriter(ResoEnumStyle.HumanText);
        using var json = new Utf8JsonWriter(into);
        var end = Math.Min(resource.Count(), first + Chunk);
        for (var row = first; row < end; row++)
        {
            if (!resource.IsListed(row) || resource.Store is not { } store)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("key"u8, resource.Key.Read(row).Text);
            json.WriteString("timestamp"u8, new DateTime(store.Ticks(row), DateTimeKind.Utc));
            writer.Write(json, fields, row);
            json.WriteEndObject();
            json.Flush();
            into.Write("\n"u8);
            json.Reset();
        }

        return end < resource.Count() ? end : null;
    }
}
