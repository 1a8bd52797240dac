using Bridge.Connectors.Http;

namespace Bridge.Connectors.Tests.Http;

public class LinkHeaderTests
{
    private const string Page = "https://crm.example.test/api?a=1,2&page=2";

    [Theory]
    [InlineData($"<{Page}>; rel=\"next\"", Page)]
    [InlineData($"<{Page}>; rel=next", Page)]
    [InlineData($"<{Page}>; title=\"x\"; REL=\"last Next\"", Page)]
    [InlineData($"<https://crm.example.test/api?page=1>; rel=\"first\", <{Page}>; rel=\"next\"", Page)]
    [InlineData("<https://crm.example.test/api?rel=next>; rel=\"prev\"", null)]
    [InlineData($"<{Page}>; rel=\"nextish\"", null)]
    [InlineData($"<{Page}>", null)]
    [InlineData("", null)]
    public void The_next_page_is_found_however_its_relation_is_written(string header, string? next)
    {
        using var answer = new HttpResponseMessage();
        answer.Headers.TryAddWithoutValidation("Link", header);

        Assert.Equal(next, LinkHeader.Next(answer.Headers));
    }
}
