using Bridge.ConnectorKit;
using Bridge.Connectors.Http;
using Bridge.Connectors.Reso;
using Bridge.Core.Settings;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>What a host says of its fields may be spoilt on the way, as pages may.</summary>
public sealed class ResoSpoiltMetadataTests
{
    [Theory]
    [InlineData("torn:2x@/$metadata", true)]
    [InlineData("html:2x@/$metadata", true)]
    [InlineData("reset:2x@/$metadata", true)]
    [InlineData("html:100%@/$metadata", false)] // a host that answers so each time serves none
    [InlineData("torn:100%@/$metadata", false)]
    public async Task It_is_asked_for_again_and_what_stays_spoilt_is_none(string faults, bool isKnown)
    {
        await using var mls = await ResoSandbox.StartAsync(new SandboxSettings { Faults = FaultPlan.Parse(faults) }, new ResoSandboxOptions { Members = 1 }, default);
        var settings = new ConnectionSettings("mls", new Dictionary<string, string>
        {
            ["profile"] = "generic", ["address"] = mls.ServiceRoot.AbsoluteUri, ["origin"] = "mls", ["token"] = "sandbox-token",
        });
        using var opened = Connection.Open(new ResoConnector(), settings, TimeProvider.System, new Random(1), new RecordingJournal());

        var fields = await new ResoConnection(opened.Context).FieldsAsync("Member", CancellationToken.None);

        Assert.Equal(isKnown, fields is not null);
        Assert.True(opened.Context.Calls.Retries > 1, "The fault never came.");
    }
}
