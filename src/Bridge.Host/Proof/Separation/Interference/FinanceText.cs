namespace Bridge.Host.Proof.Separation.Interference;

/// <summary>The finance file of a run in this process.</summary>
internal static class FinanceText
{
    /// <summary>Writes it.</summary>
    /// <param name="mls">The MLS.</param>
    /// <param name="outbox">Where releases go.</param>
    /// <returns>The text.</returns>
    public static string Of(Uri mls, string outbox) => $$"""
        version: 1
        store: ./finance.db
        key: "${file:./keys/finance.key}"
        signingKey: "${file:./keys/signing.pem}"
        rules: ./standing.yaml
        outbox: "{{outbox}}"
        mls: { type: reso, profile: generic, address: "{{mls}}", origin: mls, token: sandbox-token }

        """;
}
