namespace Bridge.Connectors.Dataverse;

/// <summary>What Dataverse says is wrong.</summary>
/// <param name="Code">Its code, such as <c>0x80040217</c>; may be empty.</param>
/// <param name="Message">Its sentence.</param>
internal sealed record DataverseFault(string Code, string Message);
