namespace Bridge.Sandbox.Dataverse.Schema;

/// <summary>One option of a choice column.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Label">What people see.</param>
internal sealed record Choice(int Value, string Label);
