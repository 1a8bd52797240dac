namespace Bridge.Core.Calls;

/// <summary>Who called whom.</summary>
public enum CallDirection
{
    /// <summary>A caller called the desk.</summary>
    Inbound,

    /// <summary>The desk called somebody.</summary>
    Outbound,

    /// <summary>Within the desk.</summary>
    Internal,
}
