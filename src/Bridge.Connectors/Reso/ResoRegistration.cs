namespace Bridge.Connectors.Reso;

/// <summary>Under which name the settings choose this connector.</summary>
public static class ResoRegistration
{
    /// <summary>Value of <c>type</c> in a connection's settings.</summary>
    public const string Name = "reso";
}
