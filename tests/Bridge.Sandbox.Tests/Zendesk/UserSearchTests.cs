using Bridge.Sandbox.Tests.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Sandbox.Tests.Zendesk;

/// <summary>How users are found and listed.</summary>
public sealed class UserSearchTests
{
    [Fact]
    public async Task Show_many_and_search_find_external_ids_whatever_their_case()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        await zendesk.CreateAsync("aa", "a@example.org");
        await zendesk.CreateAsync("bb", "b@example.org");

        var many = await zendesk.GetAsync("api/v2/users/show_many?external_ids=BB,AA,cc");
        var byEmail = await zendesk.GetAsync("api/v2/users/search?query=email:A@example.org");
        var byExternalId = await zendesk.GetAsync("api/v2/users/search?external_id=BB");
        var tooMany = await zendesk.GetAsync(
            "api/v2/users/show_many?external_ids=" + string.Join(',', Enumerable.Range(0, 101)));

        Assert.Equal(2, many.Body.GetProperty("count").GetInt32());
        Assert.Equal("aa", byEmail.Body.GetProperty("users")[0].GetProperty("external_id").GetString());
        Assert.Equal("bb", byExternalId.Body.GetProperty("users")[0].GetProperty("external_id").GetString());
        Assert.Equal(400, tooMany.Status);
    }

    [Fact]
    public async Task Search_learns_of_a_new_user_late()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(
            new ZendeskSandboxOptions { SearchLag = TimeSpan.FromSeconds(30) }, clock);
        await zendesk.CreateAsync("aa", "a@example.org");

        var early = await zendesk.GetAsync("api/v2/users/search?external_id=aa");
        clock.Step(TimeSpan.FromSeconds(31));
        var late = await zendesk.GetAsync("api/v2/users/search?external_id=aa");

        Assert.Equal(0, early.Body.GetProperty("count").GetInt32());
        Assert.Equal(1, late.Body.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Both_ways_of_paging_give_every_user_once()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        for (var number = 0; number < 25; number++)
        {
            await zendesk.CreateAsync($"m{number}", $"m{number}@example.org");
        }

        foreach (var first in new[] { "api/v2/users.json?page%5Bsize%5D=10", "api/v2/users?per_page=10" })
        {
            var seen = new List<string?>();
            for (var link = first; link is not null;)
            {
                var page = (await zendesk.GetAsync(link)).Body;
                seen.AddRange(page.GetProperty("users").EnumerateArray()
                    .Select(user => user.GetProperty("external_id").GetString()));
                link = page.TryGetProperty("links", out var links)
                    ? links.GetProperty("next").GetString()
                    : page.GetProperty("next_page").GetString();
            }

            Assert.Equal(Enumerable.Range(0, 25).Select(number => $"m{number}"), seen);
        }

        Assert.Equal(400, (await zendesk.GetAsync("api/v2/users?page=101")).Status);
    }
}
