using System.Text;
using Bridge.Connectors.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Connectors.Tests.Tables;

public class RowReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a|b/1|2/")]
    [InlineData("a,b\r\n1,\"2\"\r\n", "a|b/1|2/")]
    [InlineData("\"a,\"\"x\"\"\",\"line\nline\"\n,\n", "a,\"x\"|line\nline/|/")]
    [InlineData("\n", "")]
    [InlineData("", "")]
    [InlineData("\uFEFFa,b\n", "\uFEFFa|b/")]
    public void Cells_are_read_with_their_quotes_and_ends_of_lines(string text, string cells)
    {
        var (read, isCut) = Read(Encoding.UTF8.GetBytes(text));

        Assert.Equal((cells, false), (read, isCut));
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a,")]
    [InlineData("a,\"b")]
    [InlineData("a,\"b\"")]
    [InlineData("a,b\n1,\"2\"\"\n")]
    public void A_file_that_ends_in_the_middle_of_a_line_is_cut(string text) => Assert.True(Read(Encoding.UTF8.GetBytes(text)).IsCut);

    [Fact]
    public void Whatever_is_written_is_read_again_and_no_beginning_of_it_passes_for_the_whole() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<NonEmptyArray<string?>>>(),
        table =>
        {
            // A row of one empty cell would be a blank line.
            var rows = table.Get.Select(row => row.Get.Select(Harmless).Prepend("key").ToList()).ToList();
            var file = Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n")));
            var (read, isCut) = Read(file);
            var (shorter, isShorterCut) = Read(file[..(file.Length / 2)]);
            return !isCut && read == string.Concat(rows.Select(row => string.Join('|', row) + "/")) && (isShorterCut || shorter != read);
        }).QuickCheckThrowOnFailure();

    // Half of a pair is no text, and becomes another character in UTF-8.
    private static string Harmless(string? cell) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cell ?? ""));

    private static (string Cells, bool IsCut) Read(byte[] file)
    {
        var rows = RowReader.Of(file);
        var read = new StringBuilder();
        while (rows.Read())
        {
            for (var cell = 0; cell < rows.Count; cell++)
            {
                read.Append(rows[cell]).Append(cell == rows.Count - 1 ? '/' : '|');
            }
        }

        return (read.ToString(), rows.IsCut);
    }
}
