using System.Globalization;
using Bridge.Access;
using Bridge.Access.Settings;
using Bridge.Core.Settings;
using Bridge.Host.Settings.Rules;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Access;

/// <summary>Reads the <c>access</c> section: how people and machines sign in to a side.</summary>
/// <param name="directory">Directory of the settings file.</param>
/// <param name="references">Resolves references.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class AccessReader(string directory, ReferenceResolver references, FaultList faults)
{
    /// <summary>Reads the section.</summary>
    /// <param name="root">The whole file.</param>
    /// <returns>The settings; null when the file says nothing about it.</returns>
    public AccessSettings? Read(SettingsSection root)
    {
        if (root.Find("access") is not { } node || SettingsSection.Open(node, "'access'", faults) is not { } section)
        {
            return null;
        }

        var defaults = new AccessSettings();
        var settings = defaults with
        {
            PublicAddress = Address(section, "publicAddress"),
            Trial = section.Word("trial", "false", "true") == "true",
            TrialLinkLifetime = section.Duration("trialLinkLifetime", defaults.TrialLinkLifetime, TimeSpan.FromMinutes(1), isZeroAllowed: false),
            SessionLifetime = section.Duration("sessionLifetime", defaults.SessionLifetime, TimeSpan.FromMinutes(5), isZeroAllowed: false),
            People = Open(section, "people") is { } people ? People(people) : null,
            Machines = Open(section, "machines") is { } machines ? Machines(machines) : null,
            Rates = Open(section, "rates") is { } rates ? Rates(rates) : defaults.Rates,
        };
        section.RefuseOthers("'access'");
        return settings;
    }

    private SettingsSection? Open(SettingsSection section, string key) =>
        section.Find(key) is { } node ? SettingsSection.Open(node, $"'{key}'", faults) : null;

    private PeopleSettings? People(SettingsSection section)
    {
        var authority = section.Find("authority") is null ? null : Address(section, "authority");
        var client = section.Required("clientId", "the id that the provider gave the bridge")?.Value;
        if (authority is null)
        {
            section.Required("authority", "the address of the OpenID provider");
        }

        var settings = authority is null || client is null ? null : new PeopleSettings
        {
            Authority = authority,
            ClientId = client,
            Name = section.Scalar("name")?.Value ?? "openid",
            Title = section.Scalar("title")?.Value,
            ClientSecret = Secret(section, "clientSecret"),
            Proof = section.Word("proof", "basic", "post") == "post" ? ClientProof.Post : ClientProof.Basic,
            Scopes = section.Texts("scopes")?.Select(scope => scope.Value ?? "").ToList() ?? ["openid"],
            RolesClaim = section.Scalar("rolesClaim")?.Value ?? "roles",
            Roles = Words(section),
        };
        section.RefuseOthers("'people'");
        return settings;
    }

    private MachineSettings Machines(SettingsSection section)
    {
        var settings = new MachineSettings
        {
            Name = section.Scalar("name")?.Value ?? "machine",
            Authority = Address(section, "authority"),
            Issuer = section.Scalar("issuer")?.Value,
            KeyFile = section.Scalar("keyFile")?.Value is { } path ? Path.GetFullPath(path, directory) : null,
            Audience = section.Scalar("audience")?.Value,
            RolesClaim = section.Scalar("rolesClaim")?.Value ?? "roles",
            Roles = Words(section),
        };
        section.RefuseOthers("'machines'");
        return settings;
    }

    private RateSettings Rates(SettingsSection section)
    {
        var defaults = new RateSettings();
        var settings = new RateSettings
        {
            PerSubject = Number(section, "perSubject", defaults.PerSubject),
            PerAddress = Number(section, "perAddress", defaults.PerAddress),
            SignIn = Number(section, "signIn", defaults.SignIn),
        };
        section.RefuseOthers("'rates'");
        return settings;
    }

    private Dictionary<string, string> Words(SettingsSection section)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (claim, _, value) in Open(section, "roles")?.Entries() ?? [])
        {
            if (value is YamlScalarNode { Value: { } role } scalar && Require(role, scalar))
            {
                words[claim] = role;
            }
        }

        return words;
    }

    private bool Require(string role, YamlScalarNode scalar)
    {
        if (Roles.All.Contains(role))
        {
            return true;
        }

        faults.Add(scalar, $"'{role}' is no role. {NearestWord.Explain(role, Roles.All)}");
        return false;
    }

    private Uri? Address(SettingsSection section, string key)
    {
        if (section.Scalar(key) is not { Value: { } text } scalar)
        {
            return null;
        }

        var spec = new SettingSpec { Name = key, Kind = SettingKind.Address, Description = "" };
        if (SettingRules.Judge(spec, text) is { } fault)
        {
            faults.Add(scalar, fault);
            return null;
        }

        return new Uri(text);
    }

    private int Number(SettingsSection section, string key, int otherwise)
    {
        if (section.Scalar(key) is not { Value: { } text } scalar)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        faults.Add(scalar, $"'{key}' must be a whole number.");
        return otherwise;
    }

    private string? Secret(SettingsSection section, string key)
    {
        if (section.Scalar(key) is not { Value: { } text } scalar)
        {
            return null;
        }

        if (ReferenceResolver.IsReference(text))
        {
            return references.Resolve(scalar, key);
        }

        faults.Add(scalar, $"'{key}' is a secret and must not stand in this file: write ${{env:NAME}} or ${{file:PATH}}.");
        return null;
    }
}
