using System.Net;
using Bridge.Connectors.Reso.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>A host that has moved, to https or to another name: no field and no paging is at fault.</summary>
public sealed class ResoMovedTests
{
    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    [InlineData(HttpStatusCode.PermanentRedirect)]
    public void The_address_is_named_with_where_the_host_is_now_and_nothing_that_may_be_secret(HttpStatusCode status)
    {
        using var answer = new HttpResponseMessage(status);
        answer.Headers.Location = new Uri("https://api.mls.example.com/odata/Member?access_token=hidden");

        var error = ResoErrors.From(status, answer.Headers, null, DateTimeOffset.UnixEpoch);

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("moved", error.Problem, StringComparison.Ordinal);
        Assert.Contains("https://api.mls.example.com", error.Problem, StringComparison.Ordinal);
        Assert.Contains("'address'", error.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
    }
}
