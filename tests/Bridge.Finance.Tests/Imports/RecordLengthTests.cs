using Bridge.Finance.Documents;
using Bridge.Finance.Imports;

namespace Bridge.Finance.Tests.Imports;

/// <summary>A line of fixed columns that was cut within an amount is not taken for a smaller amount.</summary>
public sealed class RecordLengthTests : IDisposable
{
    // MemberID IncurringMemberID OfficeID type year amount(10) P/C date association
    private const string Record = "000000001000000001000000009NATL2026    150.00P010520261234";
    private readonly FinanceFixture _finance = new();

    [Theory]
    [InlineData(0)]
    [InlineData(4)] // the association is gone
    [InlineData(14)] // within the amount
    [InlineData(57)]
    public async Task A_line_shorter_than_the_layout_is_refused_with_its_number(int cut)
    {
        _finance.Write("payments.txt", Record, Record[..^cut].Replace("NATL", "STAT", StringComparison.Ordinal));

        if (cut == 0)
        {
            Assert.Equal(ImportOutcome.Stored, (await _finance.ImportAsync("nrds-payments.yaml", "payments.txt")).Outcome);
            return;
        }

        var error = await Assert.ThrowsAsync<FinanceException>(() => _finance.ImportAsync("nrds-payments.yaml", "payments.txt"));
        Assert.Equal($"payments.txt:2: the line has {Record.Length - cut} characters, and the columns of 'layout' have 58.", error.Problem);
    }

    [Theory]
    [InlineData("58", Record, true)]
    [InlineData("58", Record + " ", false)]
    [InlineData("60", Record, false)]
    [InlineData("60", Record + "  ", true)]
    [InlineData("trimmed", "000000001000000001000000009NATL2026    150.00P01052026", true)] // blanks at the end are missing
    [InlineData("trimmed", "000000001000000001000000009NATL2026    150.", false)] // within the amount
    [InlineData("trimmed", "000000001000000001000000009NATL2026    150.00P0105", false)] // within the day
    public async Task The_mapping_says_how_long_a_line_is(string length, string line, bool isRight)
    {
        Mapping(length);
        _finance.Write("payments.txt", "", line);

        if (isRight)
        {
            Assert.Equal(ImportOutcome.Stored, (await _finance.ImportAsync("long.yaml", "payments.txt")).Outcome);
        }
        else
        {
            Assert.StartsWith("payments.txt:2: the line ", (await Assert.ThrowsAsync<FinanceException>(() => _finance.ImportAsync("long.yaml", "payments.txt"))).Problem, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("57")] // shorter than the layout
    [InlineData("-1")]
    [InlineData("short")]
    public async Task A_length_that_cannot_be_is_a_fault_of_the_mapping(string length)
    {
        Mapping(length);
        _finance.Write("payments.txt", Record);

        var error = await Assert.ThrowsAsync<DocumentException>(() => _finance.ImportAsync("long.yaml", "payments.txt"));

        Assert.Contains(error.Faults, fault => fault.Message.StartsWith("'recordLength' is how many characters each line has, at least the 58", StringComparison.Ordinal));
    }

    public void Dispose() => _finance.Dispose();

    private void Mapping(string length) => _finance.Write(
        "long.yaml", File.ReadAllText(_finance.In("nrds-payments.yaml")).Replace("  layout:", $"  recordLength: {length}\n  layout:", StringComparison.Ordinal));
}
