using System.Text.Json;

namespace Bridge.Host.Tests.Cli;

public sealed class ScrubCommandTests
{
    [Fact]
    public async Task Text_goes_through_without_card_data()
    {
        var run = new CliRun { Answers = "pay 4242 4242\r\n> 4242 4242, cvv 123\nbye" };

        Assert.Equal(0, await run.RunAsync("scrub"));
        Assert.Equal("pay [card number removed], cvv [security code removed]\nbye", run.Out);
        Assert.Equal("Removed: card 1, securityCode 1.\n", run.Error);
    }

    [Fact]
    public async Task Lines_come_back_with_what_was_removed()
    {
        var run = new CliRun
        {
            Answers = """
                {"id":7,"text":"no card"}
                {"text":"x 4242424242424242 \u00eb","id":{"a":[1, "2"]}}

                {"id":"z","text":"cvv 123"}
                """,
        };

        Assert.Equal(0, await run.RunAsync("scrub", "--jsonl"));
        Assert.Equal(
            [
                """{"id":7,"text":"no card","removed":[]}""",
                """{"id":{"a":[1, "2"]},"text":"x [card number removed] ë","removed":[{"start":2,"end":18,"type":"card"}]}""",
                """{"id":"z","text":"cvv [security code removed]","removed":[{"start":4,"end":7,"type":"securityCode"}]}""",
            ],
            run.Out.TrimEnd().Split('\n'));
        Assert.Equal("Removed: card 1, securityCode 1.\n", run.Error);
    }

    [Theory]
    [InlineData("\"4242 4242-4242 4242\"", "[card number removed]")]
    [InlineData("4242424242424242", "[card number removed]")]
    [InlineData("\"order-4242\\u003424242424242\"", "order-[card number removed]")]
    [InlineData("[4242424242424242,\"a\"]", "[[card number removed],\"a\"]")]
    public async Task An_id_that_could_be_a_card_number_is_taken_out_and_its_line_is_told(string id, string written)
    {
        var run = new CliRun { Answers = $"{{\"id\":1,\"text\":\"a\"}}\n{{\"id\":{id},\"text\":\"b\"}}\n" };

        Assert.Equal(0, await run.RunAsync("scrub", "--jsonl"));
        var lines = run.Out.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["1", written], lines.Select(line => line.GetProperty("id").ToString()));
        Assert.Equal("b", lines[1].GetProperty("text").GetString());
        Assert.StartsWith("Line 2: its \"id\" could be a card number", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Removed: card 1.\n", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("4242", run.Error + run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"id\":1,\"text\":\"4242424242424242\"")]
    [InlineData("[\"4242424242424242\"]")]
    [InlineData("{\"id\":4242424242424242}")]
    [InlineData("{\"text\":4242424242424242}")]
    [InlineData("{\"text\":\"\\ud83d 4242424242424242\"}")]
    public async Task A_bad_line_is_named_but_not_quoted_and_the_others_go_on(string line)
    {
        var run = new CliRun { Answers = $"{{\"text\":\"a\"}}\n{line}\n{{\"text\":\"b\"}}\n" };

        Assert.Equal(2, await run.RunAsync("scrub", "--jsonl"));
        Assert.Equal(["a", "b"], run.Out.TrimEnd().Split('\n').Select(written => JsonDocument.Parse(written).RootElement.GetProperty("text").GetString()));
        Assert.StartsWith("Line 2: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("4242", run.Error + run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uFEFF{\"text\":\"\\ud83d\\ude00 4242424242424242\"}\n", "\U0001F600 [card number removed]", 3, 19)] // a byte order mark first; an emoji is two
    [InlineData("\n\r\n{\"text\":\"4242424242424242\\u0000\"}", "[card number removed]\0", 0, 16)] // blank lines, and no end of the last
    [InlineData("{\"text\":\"x\",\"text\":\"4242424242424242\"}\r\n", "[card number removed]", 0, 16)] // of two the last counts, and the first is not written
    public async Task Odd_input_is_read_as_it_is_meant(string input, string text, int start, int end)
    {
        var run = new CliRun { Answers = input };

        Assert.Equal(0, await run.RunAsync("scrub", "--jsonl"));

        var written = JsonDocument.Parse(Assert.Single(run.Out.TrimEnd('\n').Split('\n'))).RootElement;
        var removed = Assert.Single(written.GetProperty("removed").EnumerateArray());
        Assert.Equal((text, start, end), (written.GetProperty("text").GetString(), removed.GetProperty("start").GetInt32(), removed.GetProperty("end").GetInt32()));
    }

    [Fact]
    public async Task A_line_of_many_megabytes_is_cleaned_like_any_other()
    {
        var run = new CliRun { Answers = $"{{\"text\":\"{new string('4', 4_000_000)} and 4242 4242 4242 4242\"}}\n" };

        Assert.Equal(0, await run.RunAsync("scrub", "--jsonl"));

        Assert.Contains(" and [card number removed]", run.Out, StringComparison.Ordinal);
    }
}
