using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Reso;

public sealed class ResoProfileReads
{
    [Theory]
    [InlineData("generic")]
    [InlineData("mlsgrid")]
    [InlineData("trestle")]
    [InlineData("bridge")]
    [InlineData("spark")]
    [InlineData("rapattoni")]
    public async Task A_full_read_gives_every_member_and_office_once(string profile)
    {
        await using var mls = await ResoHarness.StartAsync(profile);

        var members = await ReadAsync(mls.Members());
        var offices = await ReadAsync(mls.Offices());

        Assert.Equal(300, members.Count);
        Assert.Equal(300, members.Select(member => member.Key.Value).Distinct().Count());
        Assert.Equal(30, offices.Select(office => office.Key.Value).Distinct().Count());
        Assert.All(members, member => Assert.Equal("mls", member.Key.Origin));
        Assert.Contains(members, member => member.Email is not null && member.FirstName is not null);
    }

    [Theory]
    [InlineData("generic")]
    [InlineData("mlsgrid")]
    [InlineData("trestle")]
    [InlineData("bridge")]
    [InlineData("spark")]
    [InlineData("rapattoni")]
    public async Task Rows_that_share_one_time_are_all_read(string profile)
    {
        await using var mls = await ResoHarness.StartAsync(profile, new() { Members = 500, TieTimestamp = true });

        var members = await ReadAsync(mls.Members());

        Assert.Equal(500, members.Select(member => member.Key.Value).Distinct().Count());
    }

    private static async Task<List<T>> ReadAsync<T>(ISource<T> source)
        where T : IRecord
    {
        var read = new List<T>();
        await foreach (var page in source.ReadAsync(ReadRequest.Full, CancellationToken.None))
        {
            Assert.Empty(page.Refused);
            read.AddRange(page.Records);
        }

        return read;
    }
}
