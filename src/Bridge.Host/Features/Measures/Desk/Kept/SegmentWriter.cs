using System.Security.Cryptography;

namespace Bridge.Host.Features.Measures.Desk.Kept;

/// <summary>Turns things into columns. Columns that are equal are kept once: most terms tell of the same things at the same times.</summary>
internal sealed class SegmentWriter
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The columns, each at its number.</summary>
    public List<byte[]> Columns { get; } = [];

    /// <summary>Writes things.</summary>
    /// <param name="things">The things by subject.</param>
    /// <param name="terms">How many terms their kind has.</param>
    /// <returns>The head of their columns.</returns>
    public KeptHead Write(SortedDictionary<long, KeptThing> things, int terms)
    {
        var parts = Enumerable.Range(0, terms).Select(_ => new List<(long Thing, KeptPart Part)>()).ToArray();
        var spells = things.Values.SelectMany((thing, place) => thing.Spells.Select(spell => (Thing: (long)place, Spell: spell))).ToList();
        var place = 0;
        foreach (var thing in things.Values)
        {
            foreach (var (term, part) in thing.Parts)
            {
                parts[term].Add((place, part));
            }

            place++;
        }

        return new KeptHead(
            things.Count,
            Keep(KeptColumn.Write([.. things.Keys])),
            [.. Enumerable.Range(0, KeptThing.TraitCount).Select(trait => Texts([.. things.Values.Select(thing => thing.Traits[trait])]))],
            [.. parts.Select(Parts)],
            new KeptParts(spells.Count, 0, 0,
            [
                Keep(KeptColumn.Write([.. spells.Select(one => one.Thing)])), Keep(KeptColumn.Write([.. spells.Select(one => one.Spell.From)])),
                Keep(KeptColumn.Write([.. spells.Select(one => one.Spell.To)])), Keep(KeptColumn.Write([.. spells.Select(one => one.Spell.Since)])),
            ]));
    }

    private KeptParts Parts(List<(long Thing, KeptPart Part)> parts)
    {
        long[] slots = [.. parts.Select(one => one.Part.Slot)];
        return new KeptParts(parts.Count, slots.Length == 0 ? 0 : slots.Min(), slots.Length == 0 ? 0 : slots.Max(),
        [
            Keep(KeptColumn.Write([.. parts.Select(one => one.Thing)])), Keep(KeptColumn.Write(slots)),
            Keep(KeptColumn.Write([.. parts.Select(one => one.Part.Upper)])), Keep(KeptColumn.Write([.. parts.Select(one => one.Part.Lower)])),
            Keep(KeptColumn.Write([.. parts.Select(one => one.Part.IsRanked ? 1L : 0L)])), Keep(KeptColumn.Write([.. parts.Select(one => one.Part.Cases)])),
            Keep(KeptColumn.Write([.. parts.Select(one => one.Part.JudgedFrom)])), Keep(KeptColumn.Write([.. parts.Select(one => one.Part.Series)])),
        ]);
    }

    private (IReadOnlyList<string?> Texts, int Column) Texts(List<string?> texts)
    {
        List<string?> known = [null, .. texts.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var places = known.Skip(1).Select((text, one) => (text!, (long)one + 1)).ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal); // only the first is none
        return (known, Keep(KeptColumn.Write([.. texts.Select(text => text is null ? 0 : places[text])])));
    }

    private int Keep(byte[] column)
    {
        var hash = Convert.ToHexString(SHA256.HashData(column));
        if (!_numbers.TryGetValue(hash, out var number))
        {
            number = Columns.Count;
            _numbers[hash] = number;
            Columns.Add(column);
        }

        return number;
    }
}
