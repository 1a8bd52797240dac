using Bridge.Mapping.Documents;

namespace Bridge.Mapping.Tests.Documents;

public class DocumentFaultTests
{
    private static IReadOnlyList<MappingFault> Faults(string text) => MappingDocument.Read("my.yaml", text, out _);

    private static IReadOnlyList<MappingFault> FieldFaults(string field) =>
        Faults($"version: 1\nrecord: member\nfields:\n  {field}\n");

    [Theory]
    [InlineData("name: MemberFulName", "Did you mean 'MemberFullName'?")]
    [InlineData("name: { form: MemberFullName }", "Did you mean 'from'?")]
    [InlineData("name: { from: MemberFullName, rule: nam }", "Did you mean 'name'?")]
    [InlineData("name: { from: MemberFullName, whenBlank: erased }", "Did you mean 'erase'?")]
    [InlineData("name: { from: MemberFullName, owner: mlss }", "Did you mean 'mls'?")]
    [InlineData("name: { from: MemberFullName, type: txt }", "Did you mean 'text'?")]
    [InlineData("name: { from: MemberFullName, rule: name, invalid: refuze }", "Did you mean 'refuse'?")]
    [InlineData("o: { reference: OfficeKey, to: office }", "Did you mean 'offices'?")]
    [InlineData("s: { from: MemberStatus, translate: { A: b }, otherwise: kep }", "Did you mean 'keep'?")]
    [InlineData("s: { from: MemberStatus, type: choice, choices: [a], translate: { A: b } }", "'b' is not among the choices.")]
    public void A_wrong_word_is_told_with_the_nearest_right_one(string field, string expected) =>
        Assert.Contains(FieldFaults(field), fault => fault.Message.Contains(expected, StringComparison.Ordinal) && fault.Line == 4);

    [Theory]
    [InlineData("name: { }")]
    [InlineData("name: ~")]
    [InlineData("name: { from: [] }")]
    [InlineData("name: { from: MemberFullName, constant: x }")]
    [InlineData("name: { from: MemberFullName, from: MemberEmail }")]
    [InlineData("name: { from: MemberFullName, otherwise: keep }")]
    [InlineData("name: { from: MemberFullName, separator: x }")]
    [InlineData("name: { from: MemberFullName, maxLength: 0 }")]
    [InlineData("name: { from: MemberFullName, maxLength: many }")]
    [InlineData("name: { from: MemberFullName, choices: [a] }")]
    [InlineData("name: { from: MemberFullName, type: choice }")]
    [InlineData("name: { from: MemberFullName, translate: x }")]
    [InlineData("name: { from: MemberFullName, translate: { a: b, A: c } }")]
    [InlineData("name: { reference: OfficeKey }")]
    [InlineData("name: { departed: false }")]
    [InlineData("name: { constant: maybe, type: flag }")]
    [InlineData("name: { constant: many, type: number }")]
    [InlineData("name: '{MemberFullName'")]
    [InlineData("name: '[{MemberFullName} [{MemberEmail}]]'")]
    [InlineData("name: 'local:a b'")]
    [InlineData("name: 'local:a&$select=x'")]
    [InlineData("name: &a MemberFullName")]
    [InlineData("name: OfficePhone")]
    [InlineData("name: { from: MemberFullName\n  other: MemberEmail")] // never closed
    public void A_field_that_makes_no_sense_is_a_fault_with_its_place(string field)
    {
        var faults = FieldFaults(field);

        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.True(fault is { File: "my.yaml", Line: >= 4, Column: >= 1 }, fault.ToString()));
    }

    [Theory]
    [InlineData("MemberPassword")]
    [InlineData("memberpassword")]
    [InlineData("Member Login-Id")]
    [InlineData("local:Member_Password")]
    [InlineData("local:ACT_MemberLoginId2")]
    [InlineData("ＭｅｍｂｅｒＰａｓｓｗｏｒｄ")]
    [InlineData("MemberPаsswоrd")]   // the a and the o are Cyrillic
    [InlineData("Member\u200BPassword")]
    [InlineData("{MemberPassword}")]
    [InlineData("MémberPásswörd")]
    public void A_forbidden_field_is_refused_however_it_is_spelled(string name)
    {
        foreach (var field in new[] { $"x: \"{name}\"", $"x: {{ reference: \"{name}\", to: offices }}", $"x: {{ join: [\"{name.Trim('{', '}')}\"] }}" })
        {
            Assert.Contains(FieldFaults(field), fault => fault.Message.Contains("never read", StringComparison.Ordinal)
                || field.Contains("reference: \"{", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_text()
    {
        var faults = Faults("version: 2\nrecord: member\nfields:\n  a: Nope\n  b: { rule: x }\n  a: MemberEmail\nextra: 1\n");

        Assert.Equal([1, 4, 5, 5, 5, 6, 7], faults.Select(fault => fault.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("a: [")]
    [InlineData("version: 1")]
    [InlineData("version: 1\nrecord: agent\nfields: { a: b }")]
    [InlineData("version: 1\nrecord: member\nfields: []")]
    [InlineData("a: &x [1]\nb: *x")]
    [InlineData("[[[[[[[[[[[[]]]]]]]]]]]]")]
    [InlineData("? [a]\n: b")]
    [InlineData("\u0000")]
    [InlineData("a: b\n---\nc: d")]
    public void A_document_that_is_none_is_a_fault_and_never_an_exception(string text) => Assert.NotEmpty(Faults(text));

    [Fact]
    public void Every_allowed_word_is_taken()
    {
        foreach (var field in Words.Rules.Keys.Select(rule => $"a: {{ from: MemberEmail, rule: {rule} }}")
            .Concat(Words.Types.Keys.Where(type => type != "choice").Select(type => $"a: {{ from: MemberEmail, type: {type} }}"))
            .Concat(Words.Owners.Keys.Select(owner => $"a: {{ from: MemberEmail, owner: {owner} }}"))
            .Concat(Words.Blanks.Keys.Select(blank => $"a: {{ from: MemberEmail, whenBlank: {blank} }}"))
            .Concat(Words.Invalids.Keys.Select(invalid => $"a: {{ from: MemberEmail, rule: email, invalid: {invalid} }}"))
            .Concat(Words.Otherwise.Keys.Select(word => $"a: {{ from: MemberStatus, translate: {{ x: y }}, otherwise: {word} }}"))
            .Concat(Words.Streams.Keys.Select(stream => $"a: {{ reference: OfficeKey, to: {stream} }}"))
            .Append("a: { join: [MemberCity, 'local:ACT_Area'], separator: '', title: A, maxLength: 9 }"))
        {
            Assert.Empty(FieldFaults(field));
        }
    }
}
