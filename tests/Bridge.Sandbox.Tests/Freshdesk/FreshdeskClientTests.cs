using Bridge.Sandbox.Freshdesk;
using Bridge.Sandbox.Serving;
using Xunit.Abstractions;

namespace Bridge.Sandbox.Tests.Freshdesk;

/// <summary>Lets freshdesk-api, which nobody here wrote, talk to the sandbox.</summary>
public sealed class FreshdeskClientTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_node_client_is_served_as_by_the_real_account()
    {
        var program = new NodeProgram("freshdesk-api", output);
        if (!await program.IsInstalledAsync())
        {
            return;
        }

        await using var account = await FreshdeskSandbox.StartAsync(new SandboxSettings(), new FreshdeskSandboxOptions(), CancellationToken.None);

        await program.AssertPassesAsync(account.Address, "27 passed, 0 failed");
    }
}
