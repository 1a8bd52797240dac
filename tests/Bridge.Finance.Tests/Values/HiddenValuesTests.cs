using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Finance.Values;

namespace Bridge.Finance.Tests.Values;

/// <summary>Fills every type of the assembly that holds a finance value, however deep, and looks for the value in what it shows.</summary>
public class HiddenValuesTests
{
    private const string Canary = "CNRY7391820437";

    private static readonly Type[] _values = [typeof(Money), typeof(AccountNumber), typeof(PrivateText)];

    private static readonly string[] _signs = [Canary, "73918204", "73,918,204", "2187"];

    private static readonly Type[] _types = [.. typeof(Money).Assembly.GetTypes().Where(type =>
        !type.IsInterface && !type.IsEnum && !type.ContainsGenericParameters && !type.IsAbstract && !IsGenerated(type) && Holds(type, []))];

    public static TheoryData<string> Holders() => [.. _types.Select(type => type.FullName ?? "")];

    [Fact]
    public void The_types_that_hold_money_are_found() =>
        Assert.Superset(
            new HashSet<string> { "Money", "Account", "LedgerEntry", "ControlTotals", "BillingRow", "ImportReport", "ImportRequest", "OpenCharge", "StandingRules", "ListedImport" },
            _types.Select(type => type.Name).ToHashSet());

    [Theory]
    [MemberData(nameof(Holders))]
    public void A_type_that_holds_money_never_prints_it(string name)
    {
        var filled = Fill(Find(name), 0);

        Assert.DoesNotContain(_signs, sign => $"{filled}".Contains(sign, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Holders))]
    public void A_type_that_holds_money_is_never_serialised_with_it(string name)
    {
        var json = "";
        try
        {
            json = JsonSerializer.Serialize(Fill(Find(name), 0), Find(name));
        }
        catch (Exception error) when (error is NotSupportedException or InvalidOperationException or NullReferenceException) // half-filled objects may break on the way
        {
            json = error.Message;
        }

        Assert.DoesNotContain(_signs, sign => json.Contains(sign, StringComparison.Ordinal));
    }

    [Fact]
    public void No_amount_is_kept_outside_of_money() =>
        Assert.Empty(
            from type in typeof(Money).Assembly.GetTypes()
            where type != typeof(Money) && !IsGenerated(type)
            from field in Fields(type)
            where field.FieldType == typeof(decimal) || field.FieldType == typeof(decimal?) || field.FieldType.IsAssignableTo(typeof(IEnumerable<decimal>))
            select $"{type.Name}.{field.Name}");

    [Fact]
    public void The_check_sees_an_offender() =>
        Assert.Contains("73,918,204", new Leaking().ToString(), StringComparison.Ordinal);

    private static Type Find(string name) => typeof(Money).Assembly.GetType(name, throwOnError: true)!;

    private static bool Holds(Type type, HashSet<Type> seen)
    {
        if (_values.Contains(type))
        {
            return true;
        }

        Type[] parts = Nullable.GetUnderlyingType(type) is { } inner ? [inner]
            : type.IsArray ? [type.GetElementType()!]
            : type.IsGenericType ? type.GetGenericArguments()
            : type.Assembly == typeof(Money).Assembly && seen.Add(type) ? [.. Fields(type).Select(field => field.FieldType)] : [];
        return parts.Any(part => Holds(part, seen));
    }

    private static FieldInfo[] Fields(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), false) || (type.DeclaringType is { } owner && IsGenerated(owner)) || type.Name.Contains('<', StringComparison.Ordinal);

    private static object? Fill(Type type, int depth)
    {
        if (type == typeof(Money))
        {
            return new Money(73_918_204.37m, "USD");
        }

        if (type == typeof(AccountNumber) || type == typeof(PrivateText))
        {
            return Activator.CreateInstance(type, Canary);
        }

        if (type == typeof(DateOnly) || type == typeof(DateOnly?))
        {
            return new DateOnly(2187, 3, 4);
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Fill(inner, depth);
        }

        if (type.IsArray || (type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(IReadOnlyList<>) || open == typeof(List<>))))
        {
            return Many(type, depth);
        }

        if (type.Assembly != typeof(Money).Assembly || type.IsEnum || type.IsAbstract || depth > 6)
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        var filled = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in Fields(type))
        {
            field.SetValue(filled, Fill(field.FieldType, depth + 1));
        }

        return filled;
    }

    private static object Many(Type type, int depth)
    {
        var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
        var array = Array.CreateInstance(element, 1);
        array.SetValue(Fill(element, depth + 1), 0);
        return type.IsArray || type.IsInterface ? array : Activator.CreateInstance(type, (IEnumerable)array)!;
    }

    private sealed class Leaking
    {
        public override string ToString() => new Money(73_918_204.37m, "USD").Show();
    }
}
