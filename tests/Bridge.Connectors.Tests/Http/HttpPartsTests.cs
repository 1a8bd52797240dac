using System.Net.Http.Headers;
using System.Text;
using Bridge.Connectors.Http.Bodies;

namespace Bridge.Connectors.Tests.Http;

public class HttpPartsTests
{
    private const string Whole =
        "--b1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\nOData-EntityId: x(1)\r\n\r\n\r\n"
        + "--b1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 400 Bad Request\r\n\r\n{\"a\":\"--b1\"}\r\n--b1--\r\n";

    [Fact]
    public void Parts_are_read_in_order_with_line_headers_and_body()
    {
        var parts = HttpParts.Read(Encoding.UTF8.GetBytes(Whole), "b1")!; // whole, so there are parts

        Assert.Equal(["HTTP/1.1 204 No Content", "HTTP/1.1 400 Bad Request"], parts.Select(part => part.StartLine));
        Assert.Equal("x(1)", parts[0].Header("odata-entityid"));
        Assert.Null(parts[1].Header("odata-entityid"));
        Assert.True(parts[0].Body.IsEmpty);
        Assert.Equal("{\"a\":\"--b1\"}", Encoding.UTF8.GetString(parts[1].Body.Span));
    }

    [Fact]
    public void A_body_that_is_cut_anywhere_is_not_whole()
    {
        var bytes = Encoding.UTF8.GetBytes(Whole);
        var last = Whole.TrimEnd().Length;
        for (var length = 0; length < last; length++)
        {
            Assert.Null(HttpParts.Read(bytes.AsMemory(0, length), "b1"));
            Assert.False(HttpParts.IsWhole(bytes.AsSpan(0, length), "b1"));
        }

        Assert.True(HttpParts.IsWhole(bytes, "b1"));
    }

    [Theory]
    [InlineData("multipart/mixed; boundary=\"b 1\"", "b 1")]
    [InlineData("multipart/mixed;boundary=b1", "b1")]
    [InlineData("application/json", null)]
    [InlineData("multipart/mixed", null)]
    public void The_boundary_is_read_from_the_content_type(string type, string? boundary) =>
        Assert.Equal(boundary, HttpParts.BoundaryOf(MediaTypeHeaderValue.Parse(type)));
}
