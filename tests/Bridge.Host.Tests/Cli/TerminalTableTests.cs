using System.Text.RegularExpressions;
using Bridge.Host.Cli;
using Spectre.Console;

namespace Bridge.Host.Tests.Cli;

public sealed partial class TerminalTableTests
{
    private static readonly string[] _headings = ["KPI", "group", "value", "counted from", "n", "state"];

    [Theory]
    [InlineData(120)]
    [InlineData(80)]
    [InlineData(60)]
    [InlineData(40)]
    public void No_word_of_a_table_is_broken_however_narrow_the_terminal_is(int width)
    {
        var words = Printed(width).Split([' ', '\n', '\u2502', ';'], StringSplitOptions.RemoveEmptyEntries);

        Assert.Superset(new HashSet<string> { "First-contact", "resolution", "queue=Compliance", "provisional", "20762", "22720" }, words.ToHashSet());
        Assert.All(Printed(width).Split('\n'), line => Assert.InRange(line.Length, 0, width));
    }

    [Fact]
    public void Where_there_is_room_numbers_stand_at_the_right_and_nothing_is_wrapped()
    {
        var lines = Printed(120).Split('\n');

        Assert.Contains(lines, line => line.Contains("\u2502 First-contact resolution \u2502", StringComparison.Ordinal) && line.Contains("\u2502 91.4 % \u2502", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("\u2502      - \u2502", StringComparison.Ordinal));
    }

    [Fact]
    public void A_unit_stays_with_its_number()
    {
        Assert.Contains("\u2502 91.4 % \u2502", Printed(80), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_no_room_each_row_says_what_its_numbers_are()
    {
        Assert.Contains("First-contact resolution\n  group: queue=Compliance; value: 91.4 %; counted from:\n  20762 of 22720; n: 22720; state: provisional\n", Printed(60), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_colours_nothing_is_bold_either()
    {
        using var output = new StringWriter();

        Assert.False(Terminal.Open(output, name => name == "NO_COLOR" ? "1" : null).Profile.Capabilities.Ansi);
        Terminal.Open(output, name => name == "NO_COLOR" ? "1" : null).Write(new Text("loud", new Style(Color.Red, decoration: Decoration.Bold | Decoration.Invert)));
        Assert.Equal("loud", output.ToString());
    }

    private static string Printed(int width)
    {
        using var output = new StringWriter();
        TerminalTable.Print(
            output,
            width,
            _headings,
            [
                [new("First-contact resolution"), new("queue=Compliance"), new("91.4 %"), new("20762 of 22720"), new("22720"), new("provisional")],
                [new("Average handle time"), new("queue=Compliance"), new("-"), new("-"), new("0"), new("no input: calls")],
            ]);
        return Colours().Replace(output.ToString().ReplaceLineEndings("\n"), "");
    }

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colours();
}
