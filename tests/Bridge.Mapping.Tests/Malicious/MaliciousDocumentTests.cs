using Bridge.Mapping.Documents;

namespace Bridge.Mapping.Tests.Malicious;

/// <summary>Documents that name money or cards in a spelling and a place of each family; survivors are listed by name.</summary>
public class MaliciousDocumentTests
{
    private const string Refusal = "of money or cards";

    // One of so many documents, in turn over all families; 1 writes all of them.
    private const int Step = 7;

    [Fact]
    public void Every_name_is_refused_in_every_shape_and_disguise_and_in_every_place_at_its_line()
    {
        var chance = new Random(4711);
        var survivors = new List<string>();
        var (count, written) = (0, 0);
        foreach (var words in ForbiddenNames.Words)
        {
            foreach (var shape in Spelling.Shapes)
            {
                foreach (var disguise in Spelling.Disguises)
                {
                    var surrounding = Spelling.Surroundings[written % Spelling.Surroundings.Count];
                    var place = Place.All[written % Place.All.Count];
                    if (count++ % Step != 0)
                    {
                        continue;
                    }

                    written++;
                    var name = surrounding.Write([disguise.Write([shape.Write(words, chance)], chance)], chance);
                    if (!IsRefused(place, name))
                    {
                        survivors.Add($"{string.Join(' ', words)} / {shape} / {disguise} / {surrounding} / {place}: {name}");
                    }
                }
            }
        }

        Assert.True(survivors.Count == 0, $"{survivors.Count} of {written} documents survive:\n{string.Join('\n', survivors)}");
        Assert.True(written > 40_000 / Step, $"{written} documents are too few.");
    }

    [Fact]
    public void Every_place_refuses_every_name()
    {
        var survivors = Place.All.SelectMany(
            place => ForbiddenNames.Words.Concat(place.TakesShort ? ForbiddenNames.Short : []), (place, words) => (place, name: string.Join('_', words)))
            .Where(pair => !IsRefused(pair.place, pair.name)).Select(pair => $"{pair.name} / {pair.place}");

        Assert.Empty(survivors);
    }

    [Fact]
    public void Short_forms_are_refused_in_every_shape_that_keeps_them_whole()
    {
        var survivors = ForbiddenNames.Short.SelectMany(words => Spelling.Shapes.Where(shape => shape.Name is "PascalCase" or "camelCase" or "snake_case"
                or "SCREAMING_SNAKE" or "kebab-case" or "dotted.case" or "with spaces" or "words reversed"), (words, shape) => shape.Write(words, new Random(1)))
            .Where(name => !IsRefused(Place.All[0], name));

        Assert.Empty(survivors);
    }

    internal static bool IsRefused(Place place, string name)
    {
        var document = place.Document(name);
        var faults = MappingDocument.Read("my.yaml", document, out var read);
        return read is null && faults.Any(fault => fault.Line == place.Line && fault.Column > 1
            && (fault.Message.Contains(Refusal, StringComparison.Ordinal) || fault.Message.Contains("names money or cards", StringComparison.Ordinal)));
    }
}
