namespace Bridge.Sandbox.Dataverse.Store;

/// <summary>Why a call, or one part of it, was not taken.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Dataverse's code, such as <c>0x80040217</c>.</param>
/// <param name="Message">Its sentence.</param>
internal sealed record RowFault(int Status, string Code, string Message);
