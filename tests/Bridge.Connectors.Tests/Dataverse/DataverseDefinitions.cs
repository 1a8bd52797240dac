namespace Bridge.Connectors.Tests.Dataverse;

/// <summary>Definitions of columns as an administrator's own tools would send them.</summary>
internal static class DataverseDefinitions
{
    public static Dictionary<string, object> Text(string name, bool isSecured = false) => Of(name, "String", isSecured, ("MaxLength", 100));

    public static Dictionary<string, object> Flag(string name) => Of(name, "Boolean", false, ("OptionSet", new { OptionSetType = "Boolean" }));

    private static Dictionary<string, object> Of(string name, string type, bool isSecured, (string Name, object Value) more) => new()
    {
        ["@odata.type"] = $"Microsoft.Dynamics.CRM.{type}AttributeMetadata",
        ["SchemaName"] = name,
        ["IsSecured"] = isSecured,
        ["DisplayName"] = new { LocalizedLabels = new[] { new { Label = name, LanguageCode = 1033 } } },
        [more.Name] = more.Value,
    };
}
