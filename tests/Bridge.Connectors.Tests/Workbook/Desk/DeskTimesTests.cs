using System.Globalization;
using Bridge.Connectors.Workbook.Cells;
using Bridge.Connectors.Workbook.Desk.Rows;
using NodaTime;

namespace Bridge.Connectors.Tests.Workbook.Desk;

public sealed class DeskTimesTests
{
    [Theory]
    [InlineData("2026-07-01T18:30:00Z", "2026-07-01 12:30", false)]
    [InlineData("2026-12-31T23:59:59Z", "2026-12-31 16:59:59", false)]
    [InlineData("2026-07-01T18:30:00Z", "2026-07-01 12:30", true)]
    public void A_time_is_a_number_in_the_zone_and_comes_back_to_the_second(string utc, string local, bool is1904)
    {
        var times = new DeskTimes(DateTimeZoneProviders.Tzdb["America/Denver"], is1904);
        var instant = DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture);

        var cell = times.Cell(instant);

        Assert.Equal(CellKind.Number, cell.Kind);
        Assert.Equal(instant, times.Read(cell));
        Assert.Equal(instant, times.Read(CellValue.Of(local)));
        var day = double.Parse(cell.Text, CultureInfo.InvariantCulture) + (is1904 ? 1462 : 0);
        Assert.Equal(DateTime.Parse(local, CultureInfo.InvariantCulture), DateTime.FromOADate(day), TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("12:30")]
    [InlineData("2026-13-01")]
    public void Words_that_are_no_time_are_none(string text) =>
        Assert.Null(new DeskTimes(DateTimeZone.Utc, is1904: false).Read(CellValue.Of(text)));

    [Theory]
    [InlineData("0.5")]
    [InlineData("-1")]
    [InlineData("3000000")]
    [InlineData("1E400")]
    public void Numbers_that_are_no_day_are_none(string number) =>
        Assert.Null(new DeskTimes(DateTimeZone.Utc, is1904: false).Read(new CellValue(CellKind.Number, number)));
}
