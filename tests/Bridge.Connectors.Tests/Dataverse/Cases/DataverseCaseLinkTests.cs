using Bridge.Connectors.Dataverse;
using Bridge.Connectors.Dataverse.Cases;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Dataverse.Cases;

/// <summary>The link to later changes, which stands on the last page of a read.</summary>
public sealed class DataverseCaseLinkTests
{
    [Fact]
    public async Task Each_page_of_a_whole_read_asks_for_it_and_a_read_of_changes_does_not()
    {
        await using var host = await DataverseHost.StartAsync();
        var office = await DataverseCaseOffice.OpenAsync(host);
        for (var number = 0; number < 5; number++)
        {
            await office.AskAsync("The map is blank");
        }

        var wishes = new WishTap();
        var source = new DataverseCaseSource(new DataverseSession(host.Connect(wishes)), pageSize: 2);

        var link = await ReadAsync(source, ReadRequest.Full);
        var whole = wishes.Take();
        await ReadAsync(source, ReadRequest.Since(link));

        Assert.Equal(3, whole.Count);
        Assert.All(whole, wish => Assert.Contains("odata.track-changes", wish, StringComparison.Ordinal));
        Assert.DoesNotContain("odata.track-changes", Assert.Single(wishes.Take()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_given_right_after_others_grew_too_old_is_good()
    {
        await using var host = await DataverseHost.StartAsync();
        await (await DataverseCaseOffice.OpenAsync(host)).AskAsync("The map is blank");
        await host.ControlAsync("expire-changes");
        var wishes = new WishTap();
        var source = new DataverseCaseSource(new DataverseSession(host.Connect(wishes)));

        var link = await ReadAsync(source, ReadRequest.Full);
        wishes.Take();
        await ReadAsync(source, ReadRequest.Since(link));

        Assert.Single(wishes.Take());
    }

    private static async Task<Cursor> ReadAsync(DataverseCaseSource source, ReadRequest request)
    {
        var reached = default(Cursor);
        await foreach (var page in source.ReadAsync(request, CancellationToken.None))
        {
            reached = page.Next;
        }

        return reached;
    }

    /// <summary>Keeps the preferences with which cases are listed.</summary>
    private sealed class WishTap : DelegatingHandler
    {
        private List<string> _wishes = [];

        public List<string> Take()
        {
            var taken = _wishes;
            _wishes = [];
            return taken;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is { } address && address.AbsolutePath.EndsWith("/incidents", StringComparison.Ordinal))
            {
                _wishes.Add(string.Join(',', request.Headers.GetValues("Prefer")));
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
