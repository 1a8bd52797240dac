using System.Net;
using Bridge.Access.Requests;
using Bridge.Audit;

namespace Bridge.Access.Tests;

/// <summary>Requests that come with neither session nor token.</summary>
public sealed class StrangerTests : AccessFixture
{
    [Theory]
    [InlineData(Side.Support)]
    [InlineData(Side.Finance)]
    public async Task The_first_is_noted_at_once_and_the_others_are_counted(Side side)
    {
        var app = await StartAsync(side);
        for (var number = 0; number < 5; number++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.CallAsync($"/me?card={number}")).Status);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.CallAsync("/change/7", method: HttpMethod.Post)).Status);

        Assert.Equal(
            ["access.request refused address|127.0.0.1: GET /me (not signed in)", "access.request refused address|127.0.0.1: POST /change/{key} (not signed in)"],
            app.Audit());
        await app.StopAsync();
        Assert.Equal("access.request refused address|127.0.0.1: GET /me, 4 more within a minute (not signed in)", app.Audit()[^1]);
        Assert.Equal(3, app.Audit().Count);
    }

    [Fact]
    public async Task A_page_that_sends_to_sign_in_is_noted_and_open_ones_are_not()
    {
        var app = await StartAsync();

        await Browser.GetAsync(app.At("/me"));
        await app.CallAsync("/health");
        await app.CallAsync("/nowhere");
        await app.CallAsync("/sign-in/style.css");

        Assert.Equal(["access.request refused address|127.0.0.1: GET /me (not signed in)"], app.Audit());
    }

    [Fact]
    public async Task A_flood_from_many_addresses_costs_a_bounded_number_of_entries()
    {
        var folder = Directory.CreateTempSubdirectory("bridge-strangers-").FullName;
        var path = Path.Combine(folder, "audit.jsonl");
        var options = new AuditOptions
        {
            Path = path,
            SigningKey = AuditSecret.InFile(Path.Combine(folder, "signing.pem")),
            PseudonymKey = AuditSecret.InFile(Path.Combine(folder, "pseudonyms.key")),
        };
        await using (var log = AuditLog.Open(options, Time))
        {
            using var refusals = new StrangerRefusals(new AccessAudit(log), Time, Microsoft.Extensions.Logging.Abstractions.NullLogger<StrangerRefusals>.Instance);
            for (var number = 0; number < 5 * StrangerRefusals.MostCounted; number++)
            {
                await refusals.NoteAsync($"10.0.{number / 256}.{number % 256}", "GET /me");
            }

            await refusals.FlushAsync();
            await refusals.NoteAsync("10.0.0.1", "GET /me");
        }

        using var file = File.OpenRead(path);
        var entries = AuditReader.Read(file).ToList();
        Assert.Equal(StrangerRefusals.MostCounted + 3, entries.Count);
        Assert.Equal(("address|others", "any endpoint, 3999 more within a minute"), (entries[^2].Who, entries[^2].What));
        Assert.Equal("address|10.0.0.1", entries[^1].Who); // a new minute
        Directory.Delete(folder, recursive: true);
    }
}
