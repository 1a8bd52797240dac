using System.Text.Json;
using Bridge.Connectors.Json;

namespace Bridge.Connectors.Tests.Json;

public sealed class JsonReadingTests
{
    [Theory]
    [InlineData("19442893058196", 19442893058196)]
    [InlineData("\"19442893058196\"", 19442893058196)]
    [InlineData("\"-5\"", -5L)]
    [InlineData("\"\"", null)]
    [InlineData("\"1,000\"", null)]
    [InlineData("\"99999999999999999999\"", null)]
    [InlineData("1.5", null)]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    public void A_whole_number_is_read_in_quotation_marks_too(string json, long? number)
    {
        using var row = JsonDocument.Parse($$"""{"id":{{json}}}""");

        Assert.Equal(number, row.RootElement.LongOf("id"));
        Assert.Equal(number is >= int.MinValue and <= int.MaxValue ? (int)number : 0, row.RootElement.NumberOf("id"));
    }
}
