namespace Bridge.Sandbox.Salesforce.Query;

/// <summary>A query that the org does not take.</summary>
internal sealed class SoqlRefusedException(string code, string message) : Exception(message)
{
    public string Code => code;
}
