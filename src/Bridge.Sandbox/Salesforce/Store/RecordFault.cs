namespace Bridge.Sandbox.Salesforce.Store;

/// <summary>Why a record or a call is refused.</summary>
/// <param name="Code">Salesforce's word.</param>
/// <param name="Message">Its sentence.</param>
/// <param name="Fields">The fields it is about.</param>
internal sealed record RecordFault(string Code, string Message, params string[] Fields);
