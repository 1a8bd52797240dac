using System.Xml.Linq;

namespace Bridge.Connectors.Workbook.Package;

/// <summary>A link from one part of the package to another.</summary>
/// <param name="Id">Its id in the part that links.</param>
/// <param name="Kind">The last word of its type, for example <c>worksheet</c>; the same in both editions of the standard.</param>
/// <param name="Target">The part it leads to.</param>
internal sealed record PartLink(string Id, string Kind, string Target)
{
    /// <summary>Namespace of links. Source: ECMA-376 Part 2, section 9.3.</summary>
    public static XNamespace Namespace { get; } = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Where the links of a part stand.</summary>
    /// <param name="part">The part; empty for the package itself.</param>
    /// <returns>The part of its links.</returns>
    public static string Home(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }

    /// <summary>Reads the links of a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="document">Its links.</param>
    /// <returns>The links, except those that lead out of the package.</returns>
    public static IReadOnlyList<PartLink> Read(string part, XDocument document) =>
    [
        .. from link in document.Root?.Elements(Namespace + "Relationship") ?? []
           where (string?)link.Attribute("TargetMode") != "External"
           let type = (string?)link.Attribute("Type") ?? ""
           select new PartLink((string?)link.Attribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(part, (string?)link.Attribute("Target") ?? "")),
    ];

    private static string Resolve(string part, string target) =>
        new Uri(new Uri($"part:///{part}"), target).AbsolutePath.TrimStart('/');
}
