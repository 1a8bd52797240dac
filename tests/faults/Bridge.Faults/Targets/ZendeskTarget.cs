using System.Text.Json.Nodes;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Faults.Targets;

/// <summary>Zendesk: bulk jobs of 100.</summary>
internal sealed record ZendeskTarget() : FaultTarget("zendesk")
{
    /// <inheritdoc />
    public override string Users => "dump";

    /// <inheritdoc />
    public override string Organizations => "dump?kind=organizations";

    /// <inheritdoc />
    public override FieldPairs Pairs { get; } = new(
    [
        new("MemberFullName", "name"),
        new("MemberEmail", "email"),
        new("MemberMlsId", "user_fields.mls_member_id"),
        new("key", "user_fields.mls_key"),
        new("MemberStatus", "user_fields.mls_status"),
        new("MemberType", "user_fields.mls_type"),
        new("MemberStateLicense", "user_fields.mls_license"),
        new("OfficeName", "user_fields.mls_office_name"),
        new("MemberDirectPhone", "user_fields.mls_direct_phone", IsPhone: true),
        new("MemberMobilePhone", "user_fields.mls_mobile", IsPhone: true),
    ]);

    /// <inheritdoc />
    public override int Repeatable => 100;

    /// <inheritdoc />
    public override async Task<SandboxServer> StartAsync(SandboxSettings settings, StageOptions options, CancellationToken cancellationToken) =>
        await ZendeskSandbox.StartAsync(settings, new ZendeskSandboxOptions { JobDelay = options.JobDelay }, cancellationToken);

    /// <inheritdoc />
    public override string Connection(Uri address) => $"type: zendesk, address: \"{address}\", email: admin@example.test, apiToken: sandbox-token";

    /// <inheritdoc />
    public override JsonObject Common(JsonObject row) => row;
}
