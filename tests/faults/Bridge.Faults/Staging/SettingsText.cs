using Bridge.Faults.Checking;
using Bridge.Sandbox.Reso;

namespace Bridge.Faults.Staging;

/// <summary>The settings file of a stage.</summary>
internal static class SettingsText
{
    /// <summary>Writes the settings.</summary>
    /// <param name="mls">The MLS.</param>
    /// <param name="crm">Settings of the CRM's connection.</param>
    /// <param name="options">What the stage is set up with.</param>
    /// <returns>YAML.</returns>
    public static string Of(ResoSandbox mls, string crm, StageOptions options) => $$"""
        version: 1
        store: ./bridge.db
        connections:
          mls: { type: reso, profile: {{options.Profile.ToString().ToLowerInvariant()}}, address: "{{mls.ServiceRoot}}", origin: mls, {{SignIn(mls, options.Profile)}}{{Pages(options)}} }
          crm: { {{crm}} }
        routes:
          offices: { record: office, from: mls, to: crm }
          members: { record: member, from: mls, to: crm, after: [offices], departedStatuses: [{{FieldPairs.DepartedStatus}}] }
        """;

    private static string Pages(StageOptions options) =>
        (options.PageSize is { } size ? $", pageSize: {size}" : "") + (options.FollowsLinks ? ", paging: links" : "");

    private static string SignIn(ResoSandbox mls, ResoProfile profile) => profile switch
    {
        // The limits of real hosts are off in the stand-in, so the bridge need not keep to them either.
        ResoProfile.MlsGrid => "token: sandbox-token, originatingSystem: harbor, limitPerSecond: 10000, limitPerHour: 100000, limitPerDay: 100000",
        ResoProfile.Trestle => "clientId: sandbox-client, clientSecret: sandbox-secret, limitPerMinute: 100000, limitPerHour: 100000",
        ResoProfile.Bridge => "token: sandbox-token, limitPerMinute: 100000, limitPerHour: 100000",
        ResoProfile.Rapattoni =>
            $"clientId: sandbox-client, clientSecret: sandbox-secret, userName: sandbox-user, password: sandbox-password, tokenAddress: \"{mls.TokenEndpoint}\"",
        _ => "token: sandbox-token",
    };
}
