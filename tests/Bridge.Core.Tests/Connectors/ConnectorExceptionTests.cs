using Bridge.Core.Connectors;

namespace Bridge.Core.Tests.Connectors;

public class ConnectorExceptionTests
{
    [Fact]
    public void The_message_alone_tells_what_happened_and_what_to_do()
    {
        var error = new ConnectorException(FailureKind.Configuration, "The token is refused.", "Make a new one.");

        Assert.Equal("The token is refused. Make a new one.", error.Message);
        Assert.Equal((FailureKind.Configuration, "The token is refused.", "Make a new one."), (error.Kind, error.Problem, error.Remedy));
    }

    [Fact]
    public void The_words_that_can_be_accepted_are_all_listed_once() =>
        Assert.Equal(
            typeof(Surprises).GetFields().Select(field => (string?)field.GetRawConstantValue()).Order(StringComparer.Ordinal),
            Surprises.All.Order(StringComparer.Ordinal));
}
