using Bridge.Connectors.Salesforce;
using Bridge.Connectors.Salesforce.Cases;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Salesforce.Cases;

/// <summary>Contacts whose key field holds something that no MLS gave: whoever asks is no member then.</summary>
public sealed class SalesforceStrangerTests
{
    [Theory]
    [InlineData("https://other.example/4")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("17")]
    public async Task A_text_that_is_no_key_makes_nobody_a_member(string key)
    {
        await using var feed = await SalesforceCaseFeed.StartAsync();
        await feed.Host.PlantAsync("Contact", new { LastName = "Ramirez", MLS_Key__c = key });
        feed.Open("Help", key);

        var pages = await new SalesforceCaseSource(new SalesforceSession(feed.Host.Connect())).ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();

        Assert.Null(Assert.Single(pages.SelectMany(page => page.Records)).MemberId);
    }
}
