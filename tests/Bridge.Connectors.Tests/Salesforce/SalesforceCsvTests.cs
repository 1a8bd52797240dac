using System.Text;
using Bridge.Connectors.Salesforce.Bulk;
using Bridge.Connectors.Tables;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Salesforce;

/// <summary>The file of a bulk job: what is written is what is meant, and it ends with a whole row.</summary>
public class SalesforceCsvTests
{
    private static readonly TargetShape _shape = new([new TargetField { Name = "LastName" }, new TargetField { Name = "Description" }, new TargetField { Name = "Phone" }]);

    [Fact]
    public void Every_letter_of_a_cell_is_there_again()
    {
        string[] texts = ["O'Brien, \"Bob\"", "line\nline\r\nline", " leading and trailing ", "Łódź 東京 \U0001F3E0", "=1+1", "a;b\tc|d"];
        Write[] batch = [.. texts.Select((text, at) => Write($"main:{at}", FieldValue.Text("Member"), FieldValue.Text(text)))];

        using var file = SalesforceCsv.Write(batch, 1_000_000, out var count);
        var rows = Rows(file.Written, "MLS_Key__c", "LastName", "Description");

        Assert.Equal(texts.Length, count);
        Assert.Equal(batch.Select(write => write.ExternalId), rows.Select(row => row[0]));
        Assert.Equal(texts, rows.Select(row => row[2]));
        Assert.StartsWith("MLS_Key__c,LastName,Description\n", Encoding.UTF8.GetString(file.Written.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_full_ends_with_a_whole_row_and_the_rest_is_the_next_one()
    {
        Write[] batch = [.. Enumerable.Range(0, 100).Select(at => Write($"main:{at}", FieldValue.Text("東京"), FieldValue.Text(new string('é', 40))))];

        using var file = SalesforceCsv.Write(batch, 2_000, out var count);
        var rows = Rows(file.Written, "MLS_Key__c");

        Assert.InRange(file.Written.Length, 1_800, 2_000);
        Assert.InRange(count, 10, 99);
        Assert.Equal(batch.Take(count).Select(write => write.ExternalId), rows.Select(row => row[0]));
    }

    [Fact]
    public void A_record_that_alone_is_larger_than_a_file_is_written_all_the_same()
    {
        using var file = SalesforceCsv.Write([Write("main:1", FieldValue.Text("Member"), FieldValue.Text(new string('x', 500))), Write("main:2", FieldValue.Text("Member"), default)], 100, out var count);

        Assert.Equal(1, count);
        Assert.False(Cut(file.Written));
    }

    [Fact]
    public void A_file_that_is_cut_is_not_taken_for_whole()
    {
        var taken = new List<string>();
        var rows = new SalesforceRows(["sf__Id"], row => taken.Add(row[0]));

        Assert.True(rows.Read("sf__Id,Name\n003A,Ada\n"u8.ToArray()));
        Assert.False(rows.Read("sf__Id,Name\n003B,Ben\n003C,\"C"u8.ToArray()));
        Assert.False(rows.Read(default));

        Assert.Equal(["003A", "003B"], taken[..2]);
    }

    private static List<string[]> Rows(ReadOnlyMemory<byte> file, params string[] columns)
    {
        var read = new List<string[]>();
        Assert.True(new SalesforceRows(columns, read.Add).Read(file));
        return read;
    }

    private static bool Cut(ReadOnlyMemory<byte> file)
    {
        var rows = RowReader.Of(file);
        while (rows.Read())
        {
        }

        return rows.IsCut;
    }

    private static Write Write(string id, FieldValue name, FieldValue text) => new(id, new MappedRecord(_shape) { [0] = name, [1] = text }, true, null);
}
