using System.Text;
using System.Text.Json.Nodes;
using Bridge.Connectors.Salesforce;
using Bridge.Connectors.Salesforce.Cases;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Salesforce.Cases;

/// <summary>The list of all cases, with which those that left the recycle bin are found: cut short, it would make deleted what is there.</summary>
public sealed class SalesforceCaseKeysTests
{
    [Fact]
    public async Task All_cases_that_are_not_deleted_are_listed_as_the_hub_names_them()
    {
        await using var feed = await SalesforceCaseFeed.StartAsync();
        feed.Plant(4);
        feed.Purge(feed.Rows.Keys.First());
        feed.Remove(feed.Rows.Keys.First());

        var keys = await ListAsync(feed.Host.Connect());

        Assert.Equal(feed.Rows.Keys, keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("records")]
    [InlineData("nextRecordsUrl")]
    [InlineData("circle")]
    public async Task An_answer_that_is_cut_short_is_no_whole_list(string lost)
    {
        await using var feed = await SalesforceCaseFeed.StartAsync();
        feed.Plant(1);

        var error = await Assert.ThrowsAsync<ConnectorException>(() => ListAsync(feed.Host.Connect(new Cut(lost))));

        Assert.Equal(FailureKind.Transient, error.Kind);
        Assert.Contains("list the ids of its cases", error.Message, StringComparison.Ordinal);
    }

    private static async Task<List<string>> ListAsync(ConnectionContext connection)
    {
        var keys = new List<string>();
        await foreach (var page in new SalesforceCaseSource(new SalesforceSession(connection)).ListKeysAsync(CancellationToken.None))
        {
            keys.AddRange(page);
        }

        return keys;
    }

    /// <summary>Says of each page that another one follows, and spoils it.</summary>
    private sealed class Cut(string lost) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri is { } address && address.AbsolutePath.EndsWith("/query", StringComparison.Ordinal))
            {
                var page = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!.AsObject(); // the stand-in answers with an object
                page["done"] = false;
                page["nextRecordsUrl"] = address.PathAndQuery;
                page.Remove(lost);
                answer.Content = new StringContent(page.ToJsonString(), Encoding.UTF8, "application/json");
            }

            return answer;
        }
    }
}
