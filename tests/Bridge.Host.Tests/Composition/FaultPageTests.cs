using System.Net;
using Bridge.Host.Tests.Features.Board;

namespace Bridge.Host.Tests.Composition;

/// <summary>What a person reads at a host without sign-in when nothing is where they went.</summary>
public sealed class FaultPageTests
{
    [Theory]
    [InlineData("/reports/nosuch", HttpStatusCode.NotFound, "<h1>Nothing is here.</h1>")]
    [InlineData("/?every=often", HttpStatusCode.BadRequest, "<h1>The address cannot be read.</h1>")]
    public async Task A_wrong_address_has_a_page_with_a_way_back_and_its_style(string path, HttpStatusCode status, string title)
    {
        await using var board = await BoardHost.StartAsync([]);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(board.Address, path));
        request.Headers.Accept.ParseAdd("text/html");

        using var answer = await http.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();
        using var style = await http.GetAsync(new Uri(board.Address, "/sign-in/style.css"));

        Assert.Equal((status, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Contains("<a class=\"way\" href=\"/\">", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "text/css"), (style.StatusCode, style.Content.Headers.ContentType?.MediaType));
    }
}
