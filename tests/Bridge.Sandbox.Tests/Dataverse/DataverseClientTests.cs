using Bridge.Sandbox.Dataverse;
using Bridge.Sandbox.Serving;
using Xunit.Abstractions;

namespace Bridge.Sandbox.Tests.Dataverse;

/// <summary>Lets dynamics-web-api, which nobody here wrote, talk to the sandbox.</summary>
public sealed class DataverseClientTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_node_client_is_served_as_by_the_real_environment()
    {
        var program = new NodeProgram("dynamics-web-api", output);
        if (!await program.IsInstalledAsync())
        {
            return;
        }

        await using var environment = await DataverseSandbox.StartAsync(new SandboxSettings(), new DataverseSandboxOptions(), CancellationToken.None);

        await program.AssertPassesAsync(environment.Address, "30 passed, 0 failed");
    }
}
