using System.Globalization;

namespace Bridge.Core.Model;

/// <summary>One value of one field: text, number, flag, list of texts, blank, or not sent at all.</summary>
/// <remarks>
/// "Not sent" and "blank" are different: the first leaves a target's value alone, the second clears it.
/// The default value is <see cref="NotSent"/>. Equality is by content; texts compare by ordinal.
/// </remarks>
public readonly struct FieldValue : IEquatable<FieldValue>
{
    private static readonly object _blank = new();
    private static readonly object _true = true;
    private static readonly object _false = false;

    private readonly object? _value;

    private FieldValue(object? value) => _value = value;

    /// <summary>Nothing is said about the field; a target keeps what it has.</summary>
    public static FieldValue NotSent => default;

    /// <summary>The field holds nothing; a target clears it.</summary>
    public static FieldValue Blank { get; } = new(_blank);

    /// <summary>True unless the value is <see cref="NotSent"/>.</summary>
    public bool IsSent => _value is not null;

    /// <summary>True for <see cref="Blank"/>.</summary>
    public bool IsBlank => ReferenceEquals(_value, _blank);

    /// <summary>The text, or null when the value is of another kind.</summary>
    public string? AsText => _value as string;

    /// <summary>The flag, or null when the value is of another kind.</summary>
    public bool? AsFlag => _value as bool?;

    /// <summary>The number, or null when the value is of another kind.</summary>
    public decimal? AsNumber => _value as decimal?;

    /// <summary>The texts, or null when the value is of another kind.</summary>
    public IReadOnlyList<string>? AsList => _value as string[];

    /// <summary>Wraps a text; null and empty become <see cref="Blank"/>.</summary>
    /// <param name="text">The text, sent as it is.</param>
    /// <returns>The value.</returns>
    public static FieldValue Text(string? text) => string.IsNullOrEmpty(text) ? Blank : new(text);

    /// <summary>Wraps a flag; null becomes <see cref="Blank"/>.</summary>
    /// <param name="flag">The flag.</param>
    /// <returns>The value.</returns>
    public static FieldValue Flag(bool? flag) => flag is null ? Blank : new(flag.Value ? _true : _false);

    /// <summary>Wraps a number; null becomes <see cref="Blank"/>.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The value.</returns>
    public static FieldValue Number(decimal? number) => number is null ? Blank : new(number.Value);

    /// <summary>Wraps a date as <c>yyyy-MM-dd</c>; null becomes <see cref="Blank"/>.</summary>
    /// <param name="date">The date.</param>
    /// <returns>The value.</returns>
    public static FieldValue Date(DateOnly? date) => Text(date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Wraps texts, in their order; null and empty become <see cref="Blank"/>.</summary>
    /// <param name="texts">The texts.</param>
    /// <returns>The value.</returns>
    public static FieldValue List(IEnumerable<string>? texts) =>
        texts?.ToArray() is { Length: > 0 } list ? new(list) : Blank;

    /// <summary>Compares two values.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when both say the same.</returns>
    public static bool operator ==(FieldValue left, FieldValue right) => left.Equals(right);

    /// <summary>Compares two values.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when they differ.</returns>
    public static bool operator !=(FieldValue left, FieldValue right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(FieldValue other) => (_value, other._value) switch
    {
        (string[] mine, string[] theirs) => mine.AsSpan().SequenceEqual(theirs),
        _ => Equals(_value, other._value),
    };

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is FieldValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _value is string[] list ? list.Length : _value?.GetHashCode() ?? 0;

    /// <summary>The value as one line of text, lists joined by <c>;</c>; empty for blank and not sent.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        string[] list => string.Join(';', list),
        _ => "",
    };
}
