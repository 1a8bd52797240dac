using Xunit.Abstractions;

namespace Bridge.Sandbox.Tests.Zendesk;

/// <summary>Lets a client nobody here wrote talk to the sandbox.</summary>
public sealed class IndependentClientTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_node_client_is_served_as_by_the_real_account()
    {
        var program = new NodeProgram("node-zendesk", output);
        if (!await program.IsInstalledAsync())
        {
            return;
        }

        await using var zendesk = await ZendeskCaller.StartAsync();

        await program.AssertPassesAsync(zendesk.Address, "32 passed, 0 failed");
    }
}
