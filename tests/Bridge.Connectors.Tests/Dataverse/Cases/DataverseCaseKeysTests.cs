using System.Text;
using System.Text.Json.Nodes;
using Bridge.Connectors.Dataverse;
using Bridge.Connectors.Dataverse.Cases;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Dataverse.Cases;

/// <summary>The list of all cases, with which deletions are found: cut short, it would make deleted what is there.</summary>
public sealed class DataverseCaseKeysTests
{
    [Fact]
    public async Task All_cases_are_listed_as_the_hub_names_them()
    {
        await using var host = await DataverseHost.StartAsync();
        var office = await DataverseCaseOffice.OpenAsync(host);
        var opened = new[] { await office.AskAsync("The map is blank"), await office.AskAsync("Never mind") };

        var keys = await ListAsync(host.Connect());

        Assert.Equal(opened.Select(id => $"crm:{id}").Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pages_that_lead_in_a_circle_are_no_whole_list()
    {
        await using var host = await DataverseHost.StartAsync();
        await (await DataverseCaseOffice.OpenAsync(host)).AskAsync("The map is blank");

        var error = await Assert.ThrowsAsync<ConnectorException>(() => ListAsync(host.Connect(new Circle())));

        Assert.Equal(FailureKind.Transient, error.Kind);
        Assert.Contains("list the ids of its cases", error.Message, StringComparison.Ordinal);
    }

    private static async Task<List<string>> ListAsync(ConnectionContext connection)
    {
        var keys = new List<string>();
        await foreach (var page in new DataverseCaseSource(new DataverseSession(connection)).ListKeysAsync(CancellationToken.None))
        {
            keys.AddRange(page);
        }

        return keys;
    }

    /// <summary>Says of each page of ids that it is followed by itself.</summary>
    private sealed class Circle : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri is { } address && address.AbsolutePath.EndsWith("/incidents", StringComparison.Ordinal))
            {
                var page = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!.AsObject(); // the stand-in answers with an object
                page["@odata.nextLink"] = address.AbsoluteUri;
                answer.Content = new StringContent(page.ToJsonString(), Encoding.UTF8, "application/json");
            }

            return answer;
        }
    }
}
