using System.Globalization;
using Bridge.Connectors.Tables;

namespace Bridge.Connectors.Tests.Tables;

public class DigitPatternTests
{
    private const string Characters = "0123456789-/. :aT9";

    public static TheoryData<string> Patterns { get; } = ["yyyy-MM-dd HH:mm:ss", "dd/MM/yyyy HH:mm", "MM.dd.yyyy", "yyyyMMddHHmmss", "HH:mm dd-MM-yyyy"];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Any_time_is_read_as_the_framework_reads_it(string format)
    {
        var (random, pattern) = (new Random(5), DigitPattern.Of(format)!);
        for (var one = 0; one < 2000; one++)
        {
            var text = new DateTime(random.NextInt64(DateTime.MaxValue.Ticks)).ToString(format, CultureInfo.InvariantCulture);
            Assert.Equal(DateTime.ParseExact(text, format, CultureInfo.InvariantCulture), pattern.Read(text));
        }
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void What_it_reads_of_a_damaged_text_the_framework_reads_too(string format)
    {
        var (random, pattern, read) = (new Random(6), DigitPattern.Of(format)!, 0);
        for (var one = 0; one < 20_000; one++)
        {
            var text = new DateTime(2024, 2, 29, 23, 59, 59).ToString(format, CultureInfo.InvariantCulture).ToCharArray();
            text[random.Next(text.Length)] = Characters[random.Next(Characters.Length)];
            text[random.Next(text.Length)] = Characters[random.Next(Characters.Length)];
            if (pattern.Read(text) is { } time)
            {
                read++;
                Assert.Equal(DateTime.ParseExact(text, format, CultureInfo.InvariantCulture), time);
            }
        }

        Assert.InRange(read, 1, 20_000);
    }

    [Theory]
    [InlineData("yyyy-MM-ddTHH:mm")]
    [InlineData("d/M/yyyy H:mm")]
    [InlineData("yy-MM-dd")]
    [InlineData("yyyy-MM-dd HH:mm:ss.fff")]
    [InlineData("yyyy-MM-dd hh:mm tt")]
    [InlineData("yyyy-MM-dd yyyy")]
    [InlineData("HH:mm")]
    [InlineData("dd MMM yyyy")]
    public void Other_patterns_are_left_to_the_framework(string format) => Assert.Null(DigitPattern.Of(format));
}
