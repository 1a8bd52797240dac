using Bridge.Core.Connectors;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Webhook;

/// <summary>Settings of a connection to an address that takes notices.</summary>
/// <param name="settings">The checked settings.</param>
internal sealed class WebhookSettings(ConnectionSettings settings)
{
    private const string AddressName = "address";
    private const string SecretName = "secret";
    private const string LimitName = "limitPerMinute";
    private const string Prefix = "whsec_";
    private const int FewestBytes = 24;
    private const int MostBytes = 64;

    /// <summary>The settings there are.</summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        new()
        {
            Name = AddressName, Kind = SettingKind.Address, IsRequired = true,
            Description = "Address that notices are sent to, such as https://mls.example.com/hooks/bridge.",
        },
        new()
        {
            Name = SecretName, Kind = SettingKind.Secret, IsRequired = true,
            Description = "Key that notices are signed with: whsec_ and 24 to 64 random bytes as base64; both sides have it.",
        },
        new()
        {
            Name = LimitName, Kind = SettingKind.Integer, Minimum = 1, Maximum = 100_000, Default = "600",
            Description = "Notices a minute, at most.",
        },
        new() { Name = "parallel", Kind = SettingKind.Integer, Minimum = 1, Maximum = 16, Default = "4", Description = "Most notices under way at once, 1 to 16." },
    ];

    /// <summary>Where notices go.</summary>
    public Uri Address { get; } = new(settings.Required(AddressName), UriKind.Absolute);

    /// <summary>Notices a minute.</summary>
    public int PerMinute { get; } = settings.Integer(LimitName) ?? 600;

    /// <summary>Reads the key.</summary>
    /// <returns>Its bytes.</returns>
    /// <exception cref="ConnectorException">It is no such key; the message does not repeat it.</exception>
    public byte[] ReadKey()
    {
        var text = settings.Required(SecretName);
        var bytes = new byte[text.Length];
        return text.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length)
            && length is >= FewestBytes and <= MostBytes
            ? bytes[..length]
            : throw new ConnectorException(
                FailureKind.Configuration,
                $"Connection {settings.Name}: 'secret' is no key for signatures.",
                "Make one: echo \"whsec_$(openssl rand -base64 32)\". Give it to the other side, too.");
    }
}
