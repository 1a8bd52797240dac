using System.Text.Json;

namespace Bridge.Host.Tests.Cli.Demo;

/// <summary>One demo of 200 members from its begin to its end, for all tests that only look at what it told.</summary>
public sealed class OneDemo : IAsyncLifetime
{
    public IReadOnlyList<JsonElement> Lines { get; private set; } = [];

    public int Code { get; private set; }

    public string Error { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await using var demo = DemoRun.Start("--once", "--members", "200");
        Lines = await demo.ReadAsync();
        (Code, Error) = (await demo.EndAsync(), demo.Error);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public JsonElement Step(string name) => Lines.Single(line => DemoRun.Step(line) == name);
}
