using Bridge.Sandbox.Phone;

namespace Bridge.Sandbox.Tests.Phone;

public sealed class PhoneHistoryTests
{
    private static readonly DateTimeOffset _monday = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_options_give_the_same_file_and_a_later_beginning_the_same_calls()
    {
        var whole = Rows(_monday, _monday.AddDays(14));

        Assert.Equal(whole, Rows(_monday, _monday.AddDays(14)));
        var later = Rows(_monday.AddDays(7), _monday.AddDays(14));
        Assert.Equal(whole[^later.Count..], later);
        Assert.InRange(whole.Count, 6_000, 7_500); // 20 an hour
    }

    [Fact]
    public void Every_call_has_an_id_of_its_own_and_lies_in_the_time_asked_for()
    {
        var rows = Rows(_monday, _monday.AddDays(7)).ConvertAll(row => row.Split(','));

        Assert.All(rows, row => Assert.Equal(PhoneHistory.Heading.Split(',').Length, row.Length));
        Assert.Equal(rows.Count, rows.DistinctBy(row => row[0]).Count());
        Assert.Equal(("2026-11-02", "2026-11-08"), (rows[0][1][..10], rows[^1][1][..10]));
        Assert.All(rows, row => Assert.Equal(row[5] == "answered", row[3].Length > 0));
        Assert.InRange(rows.Count(row => row[5] == "hung up") / (double)rows.Count, 0.02, 0.12);
    }

    private static List<string> Rows(DateTimeOffset from, DateTimeOffset until)
    {
        using var file = new StringWriter();
        var calls = new PhoneHistory(new PhoneHistoryOptions { From = from, Until = until }).Write(file);
        List<string> lines = [.. file.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        Assert.Equal(calls + 1, lines.Count);
        return lines[1..];
    }
}
