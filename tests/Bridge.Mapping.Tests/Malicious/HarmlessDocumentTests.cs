using Bridge.Core.Model;
using Bridge.Mapping.Documents;
using Bridge.Mapping.Records;

namespace Bridge.Mapping.Tests.Malicious;

public class HarmlessDocumentTests
{
    [Fact]
    public void At_least_300_harmless_field_names_are_never_refused()
    {
        var names = HarmlessNames.Fields.Distinct().ToList();

        Assert.True(names.Count >= 300, $"{names.Count} names are too few.");
        Assert.Empty(names.Where(name => FinanceVocabulary.Names(name)).Select(name => $"{name}: {FinanceVocabulary.Find(name)}"));
    }

    [Fact]
    public void Harmless_names_stay_harmless_behind_a_path_in_other_cases_and_as_titles() =>
        Assert.Empty(HarmlessNames.Fields
            .SelectMany(name => (string[])[$"user_fields.mls_{name}", $"ABC_{name}", $"{name}__c", name.ToUpperInvariant(), name.ToLowerInvariant()])
            .Where(FinanceVocabulary.Names).Select(name => $"{name}: {FinanceVocabulary.Find(name)}"));

    [Fact]
    public void Harmless_texts_are_never_refused() =>
        Assert.All(HarmlessNames.Texts, text => Assert.True(FinanceVocabulary.FindInText(text) is null, $"{text}: {FinanceVocabulary.FindInText(text)}"));

    [Fact]
    public void Every_harmless_name_and_text_is_taken_in_a_document()
    {
        var survivors = HarmlessNames.Fields.Distinct(StringComparer.OrdinalIgnoreCase).Chunk(100)
            .Select(names => $"version: 1\nrecord: member\nfields:\n{string.Concat(names.Select(name => $"  user_fields.{name}: {{ from: \"local:{name}\", title: {name} }}\n"))}")
            .SelectMany(document => MappingDocument.Read("my.yaml", document, out _));

        Assert.Empty(survivors);
    }

    [Fact]
    public void The_built_in_documents_are_taken() =>
        Assert.All(MappingCatalogue.BuiltIn, name => Assert.Empty(MappingDocument.Read(name, MappingCatalogue.FindBuiltIn(name) ?? "", out _)));
}
