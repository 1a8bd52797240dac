namespace Bridge.Access.Settings;

/// <summary>How people and machines sign in to one side, and how much each may ask.</summary>
public sealed record AccessSettings
{
    /// <summary>
    /// The side's address as browsers know it, for example <c>https://bridge.example.org</c>; http on a loopback address only.
    /// Null: the side is used on the machine it runs on, at whatever loopback address it listens.
    /// </summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The OpenID provider that people sign in with; null when there is none.</summary>
    public PeopleSettings? People { get; init; }

    /// <summary>Whose tokens machines present; null when no machine may call.</summary>
    public MachineSettings? Machines { get; init; }

    /// <summary>True to allow one-time links instead of a provider, on this machine only; default false.</summary>
    public bool Trial { get; init; }

    /// <summary>How long a one-time link can be used; 1 minute to 1 hour, default 15 minutes.</summary>
    public TimeSpan TrialLinkLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Time from sign-in to the next one, whatever happens between; 5 minutes to 24 hours, default 8 hours.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(8);

    /// <summary>How many requests are taken.</summary>
    public RateSettings Rates { get; init; } = new();
}
