using System.IO.Compression;
using System.Text;
using Bridge.Connectors.Telephony;
using Bridge.Core.Connectors;
using Bridge.Mapping.Calls;

namespace Bridge.Connectors.Tests.Telephony;

/// <summary>A table is read as it is meant, or it is said what is wrong with it.</summary>
public sealed class TableLettersTests : IDisposable
{
    private const string Document = """
        version: 1
        record: call
        source: pbx
        zone: Etc/UTC
        columns:
          id: Id
          queue: Queue
          offeredAt: { from: At, format: "yyyy-MM-dd H:mm:ss" }
          outcome: { from: Result, values: { answered: answered } }
        """;

    private const string Western = Document + "\nfile: { encoding: latin-1 }";
    private const string Heading = "Id,Queue,At,Result,Note\n";

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Letters_of_another_encoding_are_refused_with_the_way_out_and_never_become_one_name()
    {
        // Größe and Grüße differ only in bytes that are no UTF-8.
        var calls = Read(Document, Encoding.Latin1.GetBytes(Heading + "1,Größe,2026-07-01 9:00:00,answered,x\n2,Grüße,2026-07-01 9:00:00,answered,x\n3,IT,2026-07-01 9:00:00,answered,Grüße\n"));

        Assert.Equal([(2, "encoding"), (3, "encoding")], calls.Refusals.Select(one => (one.Line, one.Code)));
        Assert.All(calls.Refusals, one => Assert.Contains("encoding: latin-1", one.Reason, StringComparison.Ordinal));
        Assert.Equal("IT", Assert.Single(calls.Visits.Values).Queue); // the note is not mapped
    }

    [Fact]
    public void Latin_1_is_what_Windows_programs_write()
    {
        byte[] row = [.. Encoding.Latin1.GetBytes(Heading + "1,Gr\u00F6\u00DFe O"), 0x92, .. Encoding.Latin1.GetBytes("Neil,2026-07-01 9:00:00,answered,x\n")];

        Assert.Equal("Gr\u00F6\u00DFe O\u2019Neil", Read(Western, row).Visits["1"].Queue);
    }

    [Fact]
    public void A_mark_of_utf_8_or_utf_16_wins()
    {
        var text = Heading + "1,Gr\u00F6\u00DFe,2026-07-01 9:00:00,answered,x\n";

        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            Assert.Equal("Gr\u00F6\u00DFe", Read(Western, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Visits["1"].Queue);
        }
    }

    [Fact]
    public void Text_of_two_bytes_a_letter_without_a_mark_is_named()
    {
        var error = Assert.Throws<ConnectorException>(() => Read(Document, Encoding.Unicode.GetBytes(Heading)));

        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_that_are_none_refuse_the_row() => Assert.Equal(
        "encoding", Assert.Single(Read(Document, Encoding.UTF8.GetBytes(Heading + "1,I\0T,2026-07-01 9:00:00,answered,x\n")).Refusals).Code);

    [Fact]
    public void Two_columns_of_one_name_are_refused_when_the_mapping_names_them()
    {
        var error = Assert.Throws<ConnectorException>(() => Read(Document, "Id,Queue,At,Queue,Result,Note,Note\n"u8.ToArray()));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("2 columns 'Queue'", error.Message, StringComparison.Ordinal);
        Assert.Contains("2, 4 from the left", error.Message, StringComparison.Ordinal);
        Assert.Equal("IT", Read(Document, "ID,queue,Queue,At,Result,Note,Note\n1,no,IT,2026-07-01 9:00:00,answered,,\n"u8.ToArray()).Visits["1"].Queue);
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_named_as_such()
    {
        var refusal = Assert.Single(Read(Document, Encoding.UTF8.GetBytes(Heading + "1,\"IT,2026-07-01 9:00:00,answered,x\n2,IT,2026-07-01 9:00:00,answered,x\n")).Refusals);

        Assert.Equal((2L, "columns"), (refusal.Line, refusal.Code));
        Assert.Contains("never closed", refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,Smith, Ann,2026-07-01 9:00:00,answered,x")]
    [InlineData("1,IT,2026-07-01 9:00:00,answered,first, second")]
    public void A_comma_that_no_quotes_protect_is_named_as_such_and_not_as_a_wrong_time(string row)
    {
        var calls = Read(Document, Encoding.UTF8.GetBytes(Heading + row + "\n2,IT,2026-07-01 9:00:00,answered,x,,\n"));

        var refusal = Assert.Single(calls.Refusals);
        Assert.Equal((2L, "columns"), (refusal.Line, refusal.Code));
        Assert.Contains("more columns than the heading", refusal.Reason, StringComparison.Ordinal);
        Assert.Equal("IT", Assert.Single(calls.Visits.Values).Queue); // blank cells behind the last column are none
    }

    [Theory]
    [InlineData("sep=;\n")]
    [InlineData("sep=;\r\n")]
    [InlineData("\uFEFFSEP=;\r")]
    [InlineData("\"sep=;\"\n")]
    public void The_line_by_which_Excel_is_told_the_separator_is_understood(string line)
    {
        var text = line + "Id;Queue;At;Result;Note, of the agent, in a few words, if any\n1;Smith, Ann;2026-07-01 9:00:00;answered;x\n2;IT;soon;answered;x\n";

        foreach (var document in new[] { Document, Document + "\nfile: { delimiter: comma }" })
        {
            var calls = Read(document, Encoding.UTF8.GetBytes(text));

            Assert.Equal("Smith, Ann", Assert.Single(calls.Visits.Values).Queue);
            Assert.Equal((4L, "time"), Assert.Single(calls.Refusals.Select(one => (one.Line, one.Code)))); // lines count from the top of the file
        }
    }

    [Fact]
    public void A_workbook_is_named_as_one()
    {
        using (var zip = ZipFile.Open(_path, ZipArchiveMode.Create))
        {
            zip.CreateEntry("[Content_Types].xml");
            zip.CreateEntry("xl/workbook.xml");
        }

        Assert.Contains("Save the sheet as CSV", Assert.Throws<ConnectorException>(() => CallFiles.Open(_path)).Message, StringComparison.Ordinal);
    }

    private static CollectedCalls Read(string document, byte[] bytes)
    {
        Assert.Empty(CallMapping.Read("calls.yaml", document, null, out var mapping));
        var calls = new CollectedCalls();
        using var stream = new MemoryStream(bytes);
        CallFiles.Table(mapping!, "pbx", CollectedCalls.Callers).Read(stream, "calls.txt", calls, CancellationToken.None);
        return calls;
    }
}
