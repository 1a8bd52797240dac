using Bridge.Sandbox.Reso.Data;
using Bridge.Sandbox.Reso.Data.Fields;

namespace Bridge.Sandbox.Reso.Query;

/// <summary>Reads <c>$expand=Office</c> or <c>$expand=Office($select=OfficeKey,OfficeName)</c>.</summary>
internal static class ExpandReader
{
    private const string Inner = "$select=";

    public static (IReadOnlyList<Field> Fields, bool Selects)? Read(Resource resource, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var (name, inner) = text.IndexOf('(', StringComparison.Ordinal) is > 0 and var open && text.EndsWith(')')
            ? (text[..open], text[(open + 1)..^1])
            : (text, null);
        if (resource.Link is not { } link || link.Name != name.Trim())
        {
            throw new QueryRefusedException(400, $"{resource.Name} cannot be expanded with '{name}'.", "$expand");
        }

        if (inner is null)
        {
            return (link.Target.Fields, false);
        }

        return inner.StartsWith(Inner, StringComparison.Ordinal)
            ? (QueryReader.Fields(link.Target, QueryReader.Names(inner[Inner.Length..]), "$expand"), true)
            : throw new QueryRefusedException(400, "Only $select is known inside $expand.", "$expand");
    }
}
