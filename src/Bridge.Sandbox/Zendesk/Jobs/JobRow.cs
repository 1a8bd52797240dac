namespace Bridge.Sandbox.Zendesk.Jobs;

/// <summary>What became of one record of a job.</summary>
/// <param name="Id">The record's id, or 0 where it was refused.</param>
/// <param name="Action">create or update.</param>
/// <param name="Email">The address of a written user, where there is one.</param>
/// <param name="Error">The word of the refusal, or null.</param>
/// <param name="Details">The sentence of the refusal, or null.</param>
internal readonly record struct JobRow(long Id, string Action, string? Email, string? Error, string? Details);
