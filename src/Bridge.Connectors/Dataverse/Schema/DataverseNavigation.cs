namespace Bridge.Connectors.Dataverse.Schema;

/// <summary>A way from a row to another one.</summary>
/// <param name="Property">Its name, in the case Dataverse gives it: <c>parentcustomerid_account</c>.</param>
/// <param name="Column">The lookup behind it.</param>
/// <param name="Target">Logical name of the other table.</param>
internal sealed record DataverseNavigation(string Property, string Column, string Target);
