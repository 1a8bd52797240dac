using System.Net;

namespace Bridge.Access.Tests;

/// <summary>Who may do what: each policy with each role on each side, and what names no policy.</summary>
public sealed class PolicyTests : AccessFixture
{
    // Written out once more on purpose: a change of the table must be a change here too.
    private static readonly Dictionary<Side, Dictionary<string, string[]>> _allowed = new()
    {
        [Side.Support] = new()
        {
            ["enter-side"] = ["csr", "csr-lead", "manager", "mls-admin", "auditor"],
            ["see-routes"] = ["manager", "mls-admin", "csr-lead"],
            ["see-measures"] = ["manager", "csr-lead"],
            ["serve-members"] = ["csr", "csr-lead", "manager", "mls-admin"],
            ["act-for-members"] = ["mls-system"],
            ["read-audit"] = ["auditor"],
            ["work-with-billing"] = [],
            ["lead-finance"] = [],
        },
        [Side.Finance] = new()
        {
            ["enter-side"] = ["finance", "finance-lead", "auditor"],
            ["see-routes"] = [],
            ["see-measures"] = [],
            ["serve-members"] = [],
            ["act-for-members"] = [],
            ["read-audit"] = ["auditor", "finance-lead"],
            ["work-with-billing"] = ["finance", "finance-lead"],
            ["lead-finance"] = ["finance-lead"],
        },
    };

    [Theory]
    [InlineData(Side.Support)]
    [InlineData(Side.Finance)]
    public async Task Each_policy_lets_in_its_roles_and_no_other(Side side)
    {
        var app = await StartAsync(side);
        var audience = side == Side.Support ? "bridge-support" : "bridge-finance";
        var refused = 0;
        foreach (var (policy, holders) in _allowed[side])
        {
            foreach (var role in Roles.All)
            {
                var status = (await app.CallAsync($"/{policy}", Token(audience, role))).Status;
                Assert.True(status == (holders.Contains(role) ? HttpStatusCode.OK : HttpStatusCode.Forbidden), $"{side} {policy} {role}: {status}");
                refused += status == HttpStatusCode.Forbidden ? 1 : 0;
            }
        }

        Assert.Equal(PolicyTable.All.Order(), _allowed[side].Keys.Order());
        Assert.Equal(refused, app.Audit().Count);
        Assert.All(app.Audit(), line => Assert.StartsWith("access.request refused machines|u-1: GET /", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_says_nothing_is_closed_to_everybody()
    {
        var app = await StartAsync();

        var answer = await app.CallAsync("/silent", Token("bridge-support", [.. Roles.All]));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("application/problem+json", answer.Headers["Content-Type"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.CallAsync("/silent")).Status);
        Assert.Equal(
            ["access.request refused machines|u-1: GET /silent (role does not allow it)", "access.request refused address|127.0.0.1: GET /silent (not signed in)"],
            app.Audit());
    }

    [Theory]
    [InlineData(Side.Support, "csr csr-lead manager mls-admin auditor")]
    [InlineData(Side.Finance, "finance finance-lead auditor")]
    public async Task What_names_no_policy_is_for_roles_of_the_side(Side side, string roles)
    {
        var app = await StartAsync(side);
        var audience = side == Side.Support ? "bridge-support" : "bridge-finance";
        var entered = new List<string>();
        foreach (var role in Roles.All)
        {
            if ((await app.CallAsync("/anybody", Token(audience, role))).Status == HttpStatusCode.OK)
            {
                entered.Add(role);
            }
        }

        Assert.Equal(roles, string.Join(' ', entered));
        Assert.Equal(HttpStatusCode.Forbidden, (await app.CallAsync("/anybody", Token(audience))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.CallAsync("/anybody")).Status);
    }

    [Fact]
    public async Task No_session_acts_for_members_whatever_the_provider_says()
    {
        var app = await StartAsync();
        Provider.Roles = new[] { "mls-system", "mls-admin" };
        await Browser.FollowAsync(app.At("/sign-in/provider"));

        var answer = await Browser.GetAsync(app.At("/act-for-members"), request => request.Headers.Add("Sec-Fetch-Mode", "cors"));

        Assert.Equal(HttpStatusCode.OK, (await Browser.GetAsync(app.At("/see-routes"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task What_is_not_there_is_told_to_those_who_are_signed_in_only()
    {
        var app = await StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await app.CallAsync("/nothing", Token("bridge-support", "csr"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.CallAsync("/nothing")).Status);
        Assert.Empty(app.Audit());
    }

    [Fact]
    public async Task What_allows_everybody_says_so_itself()
    {
        var app = await StartAsync();

        foreach (var path in new[] { "/health", "/sign-in", "/sign-in/style.css", "/sign-in/signed-out" })
        {
            Assert.Equal(HttpStatusCode.OK, (await app.CallAsync(path)).Status);
        }
    }

    [Fact]
    public async Task A_person_without_the_role_reads_a_page_and_a_program_a_problem()
    {
        var app = await StartAsync();
        await Browser.FollowAsync(app.At("/sign-in/provider"));

        var page = await Browser.GetAsync(app.At("/see-routes"));
        var problem = await Browser.GetAsync(app.At("/see-routes"), request => request.Headers.Add("Sec-Fetch-Mode", "cors"));

        Assert.Equal((HttpStatusCode.Forbidden, "text/html; charset=utf-8"), (page.Status, page.Headers["Content-Type"]));
        Assert.Contains("Your role does not allow this", page.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Forbidden, "application/problem+json"), (problem.Status, problem.Headers["Content-Type"]));
    }

    [Fact]
    public async Task The_audit_names_the_route_and_nothing_that_was_sent()
    {
        var app = await StartAsync();
        Provider.Roles = new[] { "auditor" };

        await app.CallAsync("/change/member-4711?amount=12", Token("bridge-support", "auditor"), method: HttpMethod.Post);

        Assert.Equal(["access.request refused machines|u-1: POST /change/{key} (role does not allow it)"], app.Audit());
        Assert.DoesNotContain("member-4711", app.AuditText(), StringComparison.Ordinal);
    }
}
