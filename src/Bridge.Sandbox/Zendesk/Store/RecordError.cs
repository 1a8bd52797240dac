namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>Why a record was refused.</summary>
/// <param name="Field">The key under <c>details</c>.</param>
/// <param name="Description">The sentence for people.</param>
/// <param name="Code">The word for programs, for example DuplicateValue.</param>
internal sealed record RecordError(string Field, string Description, string Code);
