using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>What a start asks of an MLS before its route is open.</summary>
public sealed class EarlyMetadataTests
{
    [Fact]
    public async Task What_was_asked_early_is_not_asked_again()
    {
        await using var mls = await ResoHarness.StartAsync(options: new() { Members = 20 });

        mls.Connector.Prepare<Member>(mls.Context);
        mls.Connector.Prepare<Member>(mls.Context); // a second route of the same connection
        var read = await ReadAsync(mls.Members());
        mls.Connector.Prepare<Office>(mls.Context); // known by now
        await ReadAsync(mls.Members());

        Assert.Equal(20, read);
        Assert.Single((await mls.AskAsync("history?from=0")).Split('\n'), call => call.Contains("$metadata", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_error_of_the_early_question_is_told_when_the_source_is_read_and_the_next_reading_asks_again()
    {
        await using var mls = await ResoHarness.StartAsync(options: new() { Members = 20 });
        await mls.ControlAsync("faults", "500:100%");

        mls.Connector.Prepare<Member>(mls.Context);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(mls.Members()));
        await mls.ControlAsync("faults");

        Assert.Equal(FailureKind.Transient, failure.Kind);
        Assert.Equal(20, await ReadAsync(mls.Members()));
    }

    private static async Task<int> ReadAsync<T>(ISource<T> source)
        where T : IRecord
    {
        var read = 0;
        await foreach (var page in source.ReadAsync(ReadRequest.Full, CancellationToken.None))
        {
            read += page.Records.Count;
        }

        return read;
    }
}
