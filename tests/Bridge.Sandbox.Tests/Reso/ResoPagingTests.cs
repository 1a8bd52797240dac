using System.Text.Json;
using Bridge.Sandbox.Reso;

namespace Bridge.Sandbox.Tests.Reso;

public sealed class ResoPagingTests
{
    private const string Grid = "&$filter=OriginatingSystemName eq 'harbor'";

    [Theory]
    [InlineData(ResoProfile.Generic, "Member?$select=MemberKey", "")]
    [InlineData(ResoProfile.Generic, "Member?$select=MemberKey&$orderby=ModificationTimestamp", "")]
    [InlineData(ResoProfile.Generic, "Member?$select=MemberKey&$orderby=ModificationTimestamp desc", "")]
    [InlineData(ResoProfile.Generic, "Member?$select=MemberKey&$orderby=MemberKey desc", "")]
    [InlineData(ResoProfile.Generic, "Member?$select=MemberKey&$orderby=MemberCity,MemberCommitteeCount desc", "")]
    [InlineData(ResoProfile.Generic, "Member?$select=MemberKey&$orderby=ModificationTimestamp,MemberKey desc", "")]
    [InlineData(ResoProfile.MlsGrid, "Member?$select=MemberKey&$top=100", Grid)]
    [InlineData(ResoProfile.Trestle, "Member?$select=MemberKey,MemberCity&$top=100", "")]
    [InlineData(ResoProfile.Bridge, "Member?$select=MemberKey&$top=100", "")]
    [InlineData(ResoProfile.Bridge, "Member/replication?$select=MemberKey&$top=100", "")]
    [InlineData(ResoProfile.Spark, "Member?$select=MemberKey&$top=100", "")]
    [InlineData(ResoProfile.Rapattoni, "Member?$select=MemberKey&$top=100", "")]
    public async Task All_pages_together_are_all_rows_once(ResoProfile profile, string path, string more)
    {
        await using var mls = await MlsReader.StartAsync(new() { Profile = profile, Members = 730, RateLimits = false });

        var pages = await mls.PagesAsync(path + more);

        Assert.Equal(8, pages.Count);
        var keys = pages.SelectMany(page => page).Select(Key).ToList();
        Assert.Equal(730, keys.Count);
        Assert.Equal(730, keys.Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Keyset_reading_loses_no_row_even_of_a_tie_while_rows_change(bool tied)
    {
        await using var mls = await MlsReader.StartAsync(new() { Members = 500, TieTimestamp = tied });
        await mls.ControlAsync("churn?everyPages=1&rows=20");
        var seen = new HashSet<string>();
        var filter = "ModificationTimestamp ge 2000-01-01T00:00:00Z";

        for (var page = 0; page < 100; page++)
        {
            var rows = await mls.RowsAsync(
                $"Member?$select=MemberKey,ModificationTimestamp&$orderby=ModificationTimestamp,MemberKey&$top=50&$filter={filter}");
            if (rows.Count == 0)
            {
                break;
            }

            seen.UnionWith(rows.Select(Key));
            var (stamp, key) = (rows[^1].GetProperty("ModificationTimestamp").GetString(), Key(rows[^1]));
            filter = $"ModificationTimestamp gt {stamp} or (ModificationTimestamp eq {stamp} and MemberKey gt '{key}')";
            if (seen.Count == 500)
            {
                break;
            }
        }

        Assert.Equal(500, seen.Count);
    }

    [Fact]
    public async Task Skip_paging_by_time_loses_rows_that_change_meanwhile()
    {
        await using var mls = await MlsReader.StartAsync(new() { Profile = ResoProfile.Trestle, Members = 300, RateLimits = false });
        await mls.ControlAsync("churn?everyPages=1&rows=30");

        var rows = await mls.RowsAsync("Member?$select=MemberKey,MemberCity&$top=50&$orderby=ModificationTimestamp");

        Assert.True(rows.Select(Key).Distinct().Count() < 300);
    }

    [Fact]
    public async Task Top_bounds_the_whole_answer_and_a_preference_the_page()
    {
        await using var mls = await MlsReader.StartAsync(new() { Members = 300 });
        mls.Client.DefaultRequestHeaders.Add("Prefer", "odata.maxpagesize=40");

        var pages = await mls.PagesAsync("Member?$select=MemberKey&$top=100&$skip=3");

        Assert.Equal([40, 40, 20], pages.Select(page => page.Count));
        Assert.Equal("M0000004", Key(pages[0][0]));
    }

    [Fact]
    public async Task Shuffled_pages_repeat_rows_but_lose_none()
    {
        await using var mls = await MlsReader.StartAsync(new() { Members = 300 });
        await mls.ControlAsync("shuffle?rows=5");

        var keys = (await mls.RowsAsync("Member?$select=MemberKey")).Select(Key).ToList();

        Assert.Equal(310, keys.Count);
        Assert.Equal(300, keys.Distinct().Count());
    }

    [Theory]
    [InlineData("other-origin", "http://attacker.example/")]
    [InlineData("loop", "?$select=MemberKey")]
    [InlineData("same", "?$select=MemberKey")]
    public async Task Next_links_can_be_evil(string kind, string part)
    {
        await using var mls = await MlsReader.StartAsync(new() { Members = 300 });
        await mls.ControlAsync($"evil?nextLink={kind}");

        var link = (await mls.JsonAsync("Member?$select=MemberKey")).GetProperty("@odata.nextLink").GetString();

        Assert.Contains(part, link, StringComparison.Ordinal);
    }

    internal static string Key(JsonElement row) => row.GetProperty("MemberKey").GetString() ?? "";
}
