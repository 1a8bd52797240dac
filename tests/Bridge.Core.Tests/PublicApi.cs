using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Bridge.Core.Tests;

/// <summary>What an integrator can compile against, as text: one line for each public type and member, nullability included.</summary>
internal static class PublicApi
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly NullabilityInfoContext _nullability = new();

    public static string Of(Assembly assembly) =>
        string.Join('\n', assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Lines)) + '\n';

    private static IEnumerable<string> Lines(Type type) =>
        type.IsEnum
            ? [Head(type), .. Enum.GetNames(type).Select(name => $"    {name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}")]
            : [Head(type), .. Members(type).Order(StringComparer.Ordinal).Select(member => "    " + member)];

    private static string Head(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = type.IsEnum ? [] : type.GetInterfaces()
            .Concat(type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? [parent] : [])
            .Select(Name).Order(StringComparer.Ordinal).ToList();
        return $"{type.Namespace}.{Name(type)} {kind}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    private static IEnumerable<string> Members(Type type) =>
        type.GetConstructors(Own).Where(IsWritten).Select(constructor => $"new({Parameters(constructor)})")
            .Concat(type.GetFields(Own).Select(field => $"{Static(field.IsStatic)}{field.Name}: {Name(field.FieldType)}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}"))
            .Concat(type.GetProperties(Own).Where(property => property.Name != "EqualityContract").Select(Property))
            .Concat(type.GetMethods(Own).Where(IsWritten).Where(method => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)).Select(Method));

    // What a record writes for itself says nothing new.
    private static bool IsWritten(MethodBase method) => !method.IsDefined(typeof(CompilerGeneratedAttribute), false);

    private static string Property(PropertyInfo property)
    {
        var write = property.SetMethod switch
        {
            null or { IsPublic: false } => "",
            { } setter when setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) => " init;",
            _ => " set;",
        };
        var required = property.IsDefined(typeof(RequiredMemberAttribute), false) ? "required " : "";
        var index = string.Join(", ", property.GetIndexParameters().Select(Parameter));
        return $"{required}{Default(property.GetMethod)}{Static(property.GetMethod?.IsStatic == true)}{(index.Length > 0 ? $"this[{index}]" : property.Name)}: "
            + $"{Name(property.PropertyType, _nullability.Create(property))} {{ get;{write} }}";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{Default(method)}{Static(method.IsStatic)}{method.Name}{generic}({Parameters(method)}): {Name(method.ReturnType, _nullability.Create(method.ReturnParameter))}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter) =>
        $"{(parameter.IsOut ? "out " : "")}{parameter.Name}: {Name(parameter.ParameterType, _nullability.Create(parameter))}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "null"}" : "")}";

    // An interface's member that implementers may leave out.
    private static string Default(MethodInfo? method) =>
        method is { IsAbstract: false, IsStatic: false, DeclaringType.IsInterface: true } ? "default " : "";

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Name(Type type) => Name(type, null);

    private static string Name(Type type, NullabilityInfo? nullability)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        var name = type.IsByRef ? Name(type.GetElementType()!) // a reference always has what it refers to
            : type.IsArray ? Name(type.GetElementType()!, nullability?.ElementType) + "[]" // an array always has elements
            : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select((part, at) => Name(part, nullability?.GenericTypeArguments.ElementAtOrDefault(at))))}>"
            : type.Name;
        return !type.IsValueType && !type.IsGenericParameter && nullability?.ReadState == NullabilityState.Nullable ? name + "?" : name;
    }
}
