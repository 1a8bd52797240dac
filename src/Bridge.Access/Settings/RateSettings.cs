namespace Bridge.Access.Settings;

/// <summary>Requests taken in a minute; what is above gets 429 with <c>Retry-After</c>. Each 1 to 100,000.</summary>
public sealed record RateSettings
{
    /// <summary>From one signed-in person or machine; default 600.</summary>
    public int PerSubject { get; init; } = 600;

    /// <summary>From one address without sign-in; default 240.</summary>
    public int PerAddress { get; init; } = 240;

    /// <summary>From one address to the pages of sign-in; default 60.</summary>
    public int SignIn { get; init; } = 60;
}
