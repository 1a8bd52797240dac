namespace Bridge.Connectors.Dataverse.Api;

/// <summary>What Dataverse says is wrong.</summary>
/// <param name="Code">Its code, such as <c>0x80040217</c>; may be empty.</param>
/// <param name="Message">Its sentence.</param>
internal sealed record DataverseFault(string Code, string Message)
{
    /// <summary>Code for a row that was to be made and is there already.</summary>
    public const string IsThere = "0x80040237";

    /// <summary>Code for a status reason that the state does not have. Source: Microsoft Learn, "Web service error codes", InvalidStateCodeStatusCode.</summary>
    public const string IsNoStatus = "0x80048408";

    /// <summary>Code for a row of which a duplicate detection rule says that there is another one like it.</summary>
    public const string IsDuplicate = "0x80040333";

    /// <summary>Code for a row that no record with the key of the address is.</summary>
    public const string IsMissingByKey = "0x80060891";

    /// <summary>Code for a row that is not there.</summary>
    public const string IsMissing = "0x80040217";
}
