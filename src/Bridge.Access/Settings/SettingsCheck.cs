using System.Text.RegularExpressions;

namespace Bridge.Access.Settings;

/// <summary>Says everything that is wrong with the settings at once.</summary>
internal static partial class SettingsCheck
{
    private static readonly (TimeSpan Least, TimeSpan Most) _session = (TimeSpan.FromMinutes(5), TimeSpan.FromHours(24));
    private static readonly (TimeSpan Least, TimeSpan Most) _link = (TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
    private const int MostRequests = 100_000;

    /// <summary>Refuses settings that cannot be used.</summary>
    /// <param name="side">The side they are for.</param>
    /// <param name="settings">The settings.</param>
    /// <exception cref="AccessException">Something is wrong; the message lists all of it.</exception>
    public static void Require(Side side, AccessSettings settings)
    {
        var faults = Faults(side, settings).ToList();
        if (faults.Count > 0)
        {
            throw new AccessException($"The settings of sign-in for the {SideNames.Word(side)} side cannot be used: {string.Join(" ", faults)}", "Correct them and start again; docs/access.md explains each.");
        }
    }

    /// <summary>True for https, and for http on this machine.</summary>
    /// <param name="address">An address.</param>
    /// <returns>See above.</returns>
    public static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static IEnumerable<string> Faults(Side side, AccessSettings settings)
    {
        if (settings.PublicAddress is { } address && (!IsSafe(address) || address.PathAndQuery != "/"))
        {
            yield return "publicAddress must be https (http only for a loopback address) and have no path.";
        }

        if (settings.SessionLifetime < _session.Least || settings.SessionLifetime > _session.Most)
        {
            yield return "sessionLifetime must be 5 minutes to 24 hours.";
        }

        if (settings.TrialLinkLifetime < _link.Least || settings.TrialLinkLifetime > _link.Most)
        {
            yield return "trialLinkLifetime must be 1 minute to 1 hour.";
        }

        if (settings.Trial && settings.PublicAddress is { IsLoopback: false })
        {
            yield return "trial works on a loopback address only; leave trial or publicAddress out.";
        }

        foreach (var (name, value) in new[] { ("perSubject", settings.Rates.PerSubject), ("perAddress", settings.Rates.PerAddress), ("signIn", settings.Rates.SignIn) })
        {
            if (value is < 1 or > MostRequests)
            {
                yield return $"rates.{name} must be 1 to {MostRequests}.";
            }
        }

        var faults = (settings.People is { } people ? Faults(people) : []).Concat(settings.Machines is { } machines ? Faults(side, machines, settings.People) : []);
        foreach (var fault in faults)
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Faults(PeopleSettings people)
    {
        if (!IsSafe(people.Authority))
        {
            yield return "people.authority must be https (http only for a loopback address).";
        }

        if (string.IsNullOrWhiteSpace(people.ClientId))
        {
            yield return "people.clientId is empty; the provider gave it when the bridge was registered.";
        }

        foreach (var fault in Common("people", people.Name, people.RolesClaim, people.Roles))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Faults(Side side, MachineSettings machines, PeopleSettings? people)
    {
        var audience = machines.Audience ?? SideNames.Audience(side);
        if ((machines.Authority is null) == (machines.KeyFile is null))
        {
            yield return "machines needs either authority or keyFile.";
        }

        if (machines.Authority is { } authority && !IsSafe(authority))
        {
            yield return "machines.authority must be https (http only for a loopback address).";
        }

        if (machines.KeyFile is not null && string.IsNullOrWhiteSpace(machines.Issuer))
        {
            yield return "machines.issuer is needed with keyFile.";
        }

        if (audience == SideNames.Audience(SideNames.Other(side)))
        {
            yield return $"machines.audience is the one of the {SideNames.Word(SideNames.Other(side))} side.";
        }

        // Otherwise a person's id_token would do as a machine's token.
        if (audience == people?.ClientId)
        {
            yield return "machines.audience must differ from people.clientId.";
        }

        if (machines.Name == people?.Name)
        {
            yield return "machines.name must differ from people.name.";
        }

        foreach (var fault in Common("machines", machines.Name, machines.RolesClaim, machines.Roles))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Common(string section, string name, string claim, IReadOnlyDictionary<string, string> roles)
    {
        if (!Name().IsMatch(name) || name is OneTimeLinks.Provider)
        {
            yield return $"{section}.name must be 1 to 40 small letters, digits and dashes, and not '{OneTimeLinks.Provider}'.";
        }

        if (string.IsNullOrWhiteSpace(claim))
        {
            yield return $"{section}.rolesClaim is empty.";
        }

        foreach (var unknown in roles.Values.Except(Roles.All, StringComparer.Ordinal))
        {
            yield return $"{section}.roles maps to '{unknown}', which is no role; the roles are {string.Join(", ", Roles.All)}.";
        }
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
