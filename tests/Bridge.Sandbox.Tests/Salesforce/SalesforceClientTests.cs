using Bridge.Sandbox.Salesforce;
using Bridge.Sandbox.Serving;
using Xunit.Abstractions;

namespace Bridge.Sandbox.Tests.Salesforce;

/// <summary>Lets jsforce, which nobody here wrote, talk to the sandbox.</summary>
public sealed class SalesforceClientTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_node_client_is_served_as_by_the_real_org()
    {
        var program = new NodeProgram("jsforce", output);
        if (!await program.IsInstalledAsync())
        {
            return;
        }

        await using var org = await SalesforceSandbox.StartAsync(new SandboxSettings(), new SalesforceSandboxOptions(), CancellationToken.None);

        await program.AssertPassesAsync(org.Address, "42 passed, 0 failed");
    }
}
