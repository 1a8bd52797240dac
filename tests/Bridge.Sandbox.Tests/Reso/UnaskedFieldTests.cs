using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Tests.Reso;

public class UnaskedFieldTests
{
    [Fact]
    public async Task Members_carry_fields_that_nobody_selected_and_offices_do_not()
    {
        var options = new ResoSandboxOptions { Members = 5, Unasked = new Dictionary<string, IReadOnlyList<string>> { ["LOCAL_Owed"] = ["12.34", "56.78"] } };
        await using var mls = await ResoSandbox.StartAsync(new SandboxSettings(), options, default);
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Authorization", "Bearer sandbox-token");

        var members = await client.GetStringAsync(new Uri(mls.ServiceRoot, "Member?$select=MemberKey"));
        var offices = await client.GetStringAsync(new Uri(mls.ServiceRoot, "Office?$select=OfficeKey"));

        Assert.Contains("\"LOCAL_Owed\":\"56.78\"", members, StringComparison.Ordinal);
        Assert.DoesNotContain("LOCAL_Owed", offices, StringComparison.Ordinal);
    }
}
