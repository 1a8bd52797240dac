using System.Text.Json;

namespace Bridge.Mapping.Tests.Malicious;

/// <summary>A place of a mapping document where a name or a value can stand.</summary>
/// <param name="Name">What it is called among survivors.</param>
/// <param name="Line">Line of the document that the fault must name.</param>
/// <param name="TakesShort">True where short forms count, too.</param>
/// <param name="Field">Lines under <c>fields:</c> with the name in them, already quoted for YAML.</param>
/// <param name="TakesBraces">True where the name stands inside a template, so that it may hold no brace or bracket.</param>
internal sealed record Place(string Name, int Line, bool TakesShort, Func<string, string> Field, bool TakesBraces = false)
{
    private const string Head = "version: 1\nrecord: member\nfields:\n  name: MemberFullName\n";

    /// <summary>All places.</summary>
    public static IReadOnlyList<Place> All { get; } =
    [
        new("from", 5, true, name => $"  user_fields.a: {{ from: {Quote(name)} }}"),
        new("short from", 5, true, name => $"  user_fields.a: {Quote(name)}"),
        new("local", 5, true, name => $"  user_fields.a: {{ from: {Quote($"local:{name}")} }}"),
        new("second of a list", 6, true, name => $"  user_fields.a:\n    from: [MemberEmail, {Quote($"local:{name}")}]"),
        new("template", 5, true, name => $"  user_fields.a: {{ from: {Quote($"{{MemberCity}}[ {{{name}}}]")} }}", TakesBraces: true),
        new("local in a template", 5, true, name => $"  user_fields.a: {{ from: {Quote($"{{local:{name}}} {{MemberCity}}")} }}", TakesBraces: true),
        new("text of a template", 5, false, name => $"  user_fields.a: {{ from: {Quote($"{name} {{MemberCity}}")} }}", TakesBraces: true),
        new("join", 7, true, name => $"  user_fields.a:\n    join:\n    - {Quote(name)}\n    - MemberCity"),
        new("reference", 5, true, name => $"  user_fields.a: {{ reference: {Quote(name)}, to: offices }}"),
        new("user field", 5, true, name => $"  {Quote($"user_fields.{name}")}: MemberCity"),
        new("organization field", 5, true, name => $"  {Quote($"organization_fields.mls_{name}")}: MemberCity"),
        new("bare target", 5, true, name => $"  {Quote(name)}: {{ from: MemberCity, title: City }}"),
        new("title", 7, true, name => $"  user_fields.a:\n    from: MemberCity\n    title: {Quote(name)}"),
        new("constant", 5, false, name => $"  user_fields.a: {{ constant: {Quote(name)} }}"),
        new("translated to", 8, false, name => $"  user_fields.a:\n    from: MemberStatus\n    translate:\n      Active: {Quote(name)}"),
        new("translated from", 5, false, name => $"  user_fields.a: {{ from: MemberStatus, translate: {{ {Quote(name)}: x }} }}"),
        new("otherwise", 8, false, name => $"  user_fields.a:\n    from: MemberStatus\n    translate: {{ a: b }}\n    otherwise: {Quote(name)}"),
        new("choice", 9, false, name => $"  user_fields.a:\n    from: MemberStatus\n    type: choice\n    choices:\n    - {Quote(name)}"),
        new("separator", 5, false, name => $"  user_fields.a: {{ join: [MemberCity, MemberEmail], separator: {Quote(name)} }}"),
    ];

    /// <summary>Writes a document with a name in this place.</summary>
    /// <param name="name">The name.</param>
    /// <returns>YAML.</returns>
    public string Document(string name) => $"{Head}{Field(name)}\n";

    /// <inheritdoc />
    public override string ToString() => Name;

    // A double-quoted text of YAML takes the escapes of JSON; broken surrogates stand as they are.
    private static string Quote(string name) => name.Any(char.IsSurrogate)
        ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : JsonSerializer.Serialize(name);
}
