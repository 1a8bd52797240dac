using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using FsCheck.Fluent;

namespace Bridge.Connectors.Tests.Workbook;

/// <summary>Whatever a text holds, it comes back as it was and is never run as a formula.</summary>
public sealed class WorkbookTextProperties : IDisposable
{
    private static readonly string[] _hostile =
    [
        "=1+1", "+1 555 010", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1", "'=1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://example.test\")", "</t></is></c>", "<f>1+1</f>", "&lt;f&gt;", "&amp;#61;1",
        "_x0041_", "_x005F_x0041_", "__x0041__", "_x00", "\0", "\u0001\u001f\u007f\u0085", "\uFFFE\uFFFF", "\uD800", "\uDC00\uD800", "👩‍💻 e\u0301", "a\r\nb", "a\rb", " lead and trail ", "\n", "]]>", "<!--",
        "<![CDATA[x]]>", "#N/A", "TRUE", "001000001", "1E5", "2026-01-31", "\u202Eabc", "&nbsp;", "\u00A0",
    ];

    private static readonly TargetShape _shape = new([new TargetField { Name = "Text" }]);
    private readonly WorkbookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Hostile_texts_come_back_as_they_were()
    {
        var sink = await _folder.StartAsync<Member>(_shape);

        await CheckAsync(sink, _hostile);

        var sheet = SheetFile.Part(_folder.File, "xl/worksheets/sheet1.xml");
        Assert.DoesNotContain(sheet.Descendants(), element => element.Name.LocalName == "f");
    }

    [Fact]
    public async Task Any_text_comes_back_as_it_was()
    {
        var sink = await _folder.StartAsync<Member>(_shape);
        var letters = Gen.OneOf(Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString()), Gen.Elements(_hostile));
        var texts = Gen.ListOf(letters, 6).Select(parts => string.Concat(parts)).Where(text => text.Length > 0);

        await CheckAsync(sink, [.. texts.Sample(2000, 1).Distinct(StringComparer.Ordinal)]);
    }

    private static async Task CheckAsync(ISink<Member> sink, string[] texts)
    {
        var batch = texts.Select((text, number) => new Write($"mls:{number}", new MappedRecord(_shape) { [0] = FieldValue.Text(text) }, true, null)).ToList();

        var results = await sink.WriteAsync(batch, CancellationToken.None);
        var again = await sink.WriteAsync(batch, CancellationToken.None);
        var states = await ((IReadsBack)sink).ReadBackAsync([.. batch.Select(write => write.ExternalId)], _shape, CancellationToken.None);

        // Card data may be among what chance makes; it is set aside and not written.
        var refused = results.Where(result => result.Outcome == WriteOutcome.Refused).Select(result => result.ExternalId).ToHashSet();
        Assert.True(refused.Count < texts.Length / 10);
        Assert.Equal(texts.Length - refused.Count, again.Count(result => result.Outcome == WriteOutcome.Unchanged));
        var found = states.ToDictionary(state => state.ExternalId, state => state.Fields[0].AsText);
        Assert.All(batch.Where(write => !refused.Contains(write.ExternalId)), write => Assert.Equal(write.Fields[0].AsText, found[write.ExternalId]));
    }
}
