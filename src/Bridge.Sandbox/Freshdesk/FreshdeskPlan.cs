namespace Bridge.Sandbox.Freshdesk;

/// <summary>Plans of Freshdesk, by the calls a minute they allow.</summary>
public enum FreshdeskPlan
{
    /// <summary>No limit; no real account is so.</summary>
    Unlimited,

    /// <summary>50 calls a minute.</summary>
    Trial,

    /// <summary>200 calls a minute.</summary>
    Growth,

    /// <summary>400 calls a minute.</summary>
    Pro,

    /// <summary>700 calls a minute.</summary>
    Enterprise,
}
