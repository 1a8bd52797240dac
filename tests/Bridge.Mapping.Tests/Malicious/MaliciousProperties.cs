using Bridge.Core.Model;
using Bridge.Mapping.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Mapping.Tests.Malicious;

public class MaliciousProperties
{
    private static readonly string[] _harmless = [.. HarmlessNames.Fields.Distinct(StringComparer.OrdinalIgnoreCase)];

    // Names stand apart in a document, so that two harmless ones are not read together.
    private static Gen<string[]> Entries() =>
        Gen.Elements(_harmless).SelectMany(_ => Gen.Elements(HarmlessNames.Texts.ToArray()), (name, text) => Entry(name, text))
            .ArrayOf(2);

    private static string Entry(string name, string text)
    {
        var value = System.Text.Json.JsonSerializer.Serialize(text);
        return ((name.Length + text.Length) % 5) switch
        {
            0 => $"{{ from: [MemberCity, \"local:{name}\"], title: {name} }}",
            1 => $"{{ constant: {value}, title: {name} }}",
            2 => $"{{ from: MemberStatus, translate: {{ Active: {value} }}, otherwise: \"{name}\" }}",
            3 => $"{{ from: \"{{local:{name}}}[ ({{MemberMlsId}})]\" }}",
            _ => $"{{ join: [\"local:{name}\", MemberCity], separator: \", \" }}",
        };
    }

    private static string Document(IEnumerable<string> entries, string evil = "") =>
        $"version: 1\nrecord: member\nfields:\n  name: MemberFullName\n{evil}"
        + string.Concat(entries.Select((entry, at) => $"  user_fields.mls_{at}: {entry}\n"));

    [Fact]
    public void A_harmless_document_is_never_refused() =>
        Prop.ForAll(Entries().ToArbitrary(), entries => MappingDocument.Read("my.yaml", Document(entries), out _).Count == 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(4711, 4711));

    [Fact]
    public void A_forbidden_name_in_any_spelling_in_any_place_is_always_refused_and_the_harmless_rest_is_not_blamed()
    {
        var evils = Gen.Elements(ForbiddenNames.Words.ToArray())
            .SelectMany(words => Gen.Elements(Spelling.Shapes.ToArray()), (words, shape) => (words, shape))
            .SelectMany(pair => Gen.Elements(Spelling.Disguises.ToArray()), (pair, disguise) => (pair.words, pair.shape, disguise))
            .SelectMany(pair => Gen.Elements(Spelling.Surroundings.ToArray()), (pair, around) => (pair.words, pair.shape, pair.disguise, around))
            .SelectMany(pair => Gen.Choose(0, int.MaxValue - 1), Written)
            .SelectMany(name => Gen.Elements(Place.All.ToArray()), (name, place) => (name, place));

        Prop.ForAll(evils.SelectMany(evil => Entries(), (evil, entries) => (evil.name, evil.place, entries)).ToArbitrary(), sample =>
            {
                var evil = sample.place.Field(sample.name) + "\n";
                var last = 4 + evil.Count(character => character == '\n');
                var faults = MappingDocument.Read("my.yaml", Document(sample.entries, evil), out var document);
                return document is null && faults.Count > 0 && faults.All(fault => fault.Line >= 5 && fault.Line <= last)
                    && MaliciousDocumentTests.IsRefused(sample.place, sample.name);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(10_000).WithReplay(4711, 4711));

        static string Written((string[] Words, Spelling Shape, Spelling Disguise, Spelling Around) way, int seed)
        {
            var chance = new Random(seed);
            return way.Around.Write([way.Disguise.Write([way.Shape.Write(way.Words, chance)], chance)], chance);
        }
    }

    [Fact]
    public void Any_text_at_all_is_judged_without_an_exception() =>
        Prop.ForAll(
                Gen.Choose(0, char.MaxValue).Select(code => (char)code).ArrayOf().Select(characters => new string(characters)).ToArbitrary(),
                text => FinanceVocabulary.Names(text) == FinanceVocabulary.Names(text) && NameFolding.Letters(text).All(char.IsAsciiLetterLower))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
}
