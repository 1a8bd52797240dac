using System.Text;
using System.Text.Json;

namespace Bridge.Mapping.Reso;

/// <summary>Texts that were read lately: a word that many rows share (a state, a city, an office) is in memory once for all of them.</summary>
/// <remarks>Each text has one place; another that falls on it takes it. Safe for parallel use: a place is read and written as a whole.</remarks>
internal sealed class RecentTexts
{
    private const int Longest = 48;
    private const int Places = 4096;
    private readonly string?[] _texts = new string?[Places];

    /// <summary>Reads a text.</summary>
    /// <param name="reader">Stands on a string.</param>
    /// <returns>The text.</returns>
    public string Read(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped || reader.HasValueSequence || reader.ValueSpan.Length is 0 or > Longest)
        {
            return reader.GetString() ?? "";
        }

        var hash = new HashCode();
        hash.AddBytes(reader.ValueSpan);
        ref var place = ref _texts[(uint)hash.ToHashCode() % Places];
        var known = place;
        if (known is not null && known.Length == reader.ValueSpan.Length && Ascii.Equals(known, reader.ValueSpan))
        {
            return known;
        }

        return place = reader.GetString() ?? "";
    }
}
