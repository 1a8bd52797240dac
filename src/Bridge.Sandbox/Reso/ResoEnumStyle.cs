namespace Bridge.Sandbox.Reso;

/// <summary>How choices from a list go over the wire.</summary>
/// <remarks>Source: RESO Web API Core 2.0.0, 2.4.9 Enumerations; RESO Data Dictionary 2.0, Lookup resource.</remarks>
public enum ResoEnumStyle
{
    /// <summary>Human text, several choices as an array; the values are listed in the Lookup resource.</summary>
    HumanText,

    /// <summary>OData names of an enumeration type, several choices as an array.</summary>
    ODataNames,

    /// <summary>OData names of an enumeration type, several choices as one comma-joined text.</summary>
    Flags,
}
