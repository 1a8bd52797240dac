using Bridge.Core.Connectors;
using Bridge.Host.Cli;

namespace Bridge.Host.Tests.Cli;

public sealed class CliErrorsTests
{
    private static readonly DateTimeOffset _at = new(2026, 11, 3, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(FailureKind.Transient, "start it again in a while")]
    [InlineData(FailureKind.Throttled, "start it again after 2026-11-03 10:00:00Z")]
    public void A_command_that_a_passing_failure_ended_does_not_promise_to_try_again(FailureKind kind, string words)
    {
        var (said, code) = CliErrors.Explain(new ConnectorException(kind, "It is closed.", "Open it.") { RetryAt = _at });

        Assert.StartsWith("It is closed.\nOpen it.\nThis command has ended:", said, StringComparison.Ordinal);
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.Equal(3, code);
    }
}
