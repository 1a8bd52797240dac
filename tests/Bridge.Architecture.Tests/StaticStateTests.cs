using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Bridge.Architecture.Tests;

/// <summary>No state that outlives its owner: static fields are set once, and the product keeps no collection in one that can change.</summary>
public class StaticStateTests
{
    [Fact]
    public void No_static_field_can_be_set_again() =>
        Findings.None(Product.Assemblies.SelectMany(assembly => Settable(assembly.GetTypes())));

    // The stand-ins keep a few look-up sets as HashSet; nobody but a test depends on them.
    [Fact]
    public void No_static_collection_can_change() =>
        Findings.None(Product.Assemblies.Where(assembly => assembly.GetName().Name != "Bridge.Sandbox").SelectMany(assembly => Growing(assembly.GetTypes())));

    [Fact]
    public void The_checks_see_planted_offenders()
    {
        Assert.Equal(["Remembering.<Count>k__BackingField"], Settable([typeof(Planted.Remembering)]));
        Assert.Equal(["Remembering.Cache"], Growing([typeof(Planted.Remembering)]));
    }

    private static IEnumerable<string> Settable(IEnumerable<Type> types) =>
        Fields(types).Where(field => !field.IsInitOnly && !field.IsLiteral).Select(Name);

    private static IEnumerable<string> Growing(IEnumerable<Type> types) =>
        Fields(types).Where(field => !field.FieldType.IsArray && Grows(field.FieldType)).Select(Name);

    private static bool Grows(Type type) =>
        type.Namespace is "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Collections"
        && type.IsClass && type.IsAssignableTo(typeof(IEnumerable));

    // What the compiler and its generators write is theirs (caches of lambdas, of JSON contexts).
    private static IEnumerable<FieldInfo> Fields(IEnumerable<Type> types) =>
        types.Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), false)
                && (field.Name.EndsWith("k__BackingField", StringComparison.Ordinal) || !field.IsDefined(typeof(CompilerGeneratedAttribute), false)));

    private static bool IsGenerated(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal)
        || type.IsDefined(typeof(CompilerGeneratedAttribute), false)
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), false)
        || (type.DeclaringType is { } owner && IsGenerated(owner));

    private static string Name(FieldInfo field) => $"{field.DeclaringType?.Name}.{field.Name}";
}
