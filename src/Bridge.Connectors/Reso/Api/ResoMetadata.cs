using System.Xml;

namespace Bridge.Connectors.Reso.Api;

/// <summary>Which fields a host serves, as its <c>$metadata</c> says.</summary>
internal static class ResoMetadata
{
    private static readonly XmlReaderSettings _safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true };

    /// <summary>Reads the field names of all entity types.</summary>
    /// <param name="xml">The document.</param>
    /// <returns>Fields and their types by entity type; null when the document is none.</returns>
    /// <remarks>Source: OData CSDL XML 4.01, elements EntityType and Property.</remarks>
    public static Dictionary<string, Dictionary<string, string>>? Read(ReadOnlySpan<byte> xml)
    {
        var types = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml.ToArray()), _safe);
            Dictionary<string, string>? fields = null;
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (reader.LocalName is "EntityType" or "ComplexType")
                {
                    fields = new Dictionary<string, string>(StringComparer.Ordinal);
                    types[reader.GetAttribute("Name") ?? ""] = fields;
                }
                else if (reader.LocalName == "Property" && fields is not null && reader.GetAttribute("Name") is { } name)
                {
                    fields[name] = reader.GetAttribute("Type") ?? "";
                }
            }
        }
        catch (XmlException)
        {
            // A host that answers something else serves no metadata; reading goes on without.
            return null;
        }

        return types.Count == 0 ? null : types;
    }
}
