using Bridge.Core.Tables;

namespace Bridge.Core.Kpis.Desk.Facts;

/// <summary>A row that stands alone: a person's day, a scored form, a violation.</summary>
/// <param name="row">The row.</param>
public sealed class RowFacts(FactRow row) : IDeskThing
{
    /// <summary>The row.</summary>
    public FactRow Row { get; } = row;

    /// <summary>Makes the thing.</summary>
    /// <param name="rows">The only row of its subject.</param>
    /// <returns>The thing.</returns>
    public static IDeskThing? Of(IReadOnlyList<FactRow> rows) => new RowFacts((rows ?? throw new ArgumentNullException(nameof(rows)))[^1]);

    /// <inheritdoc />
    /// <remarks>A trait is the field of the same name. Forms of secret shoppers are no agent's: they rank nobody.</remarks>
    public string? Of(DeskTrait trait)
    {
        var field = Row.Kind.Fields.FirstOrDefault(one => string.Equals(one.Word, trait.ToString(), StringComparison.OrdinalIgnoreCase));
        return field is null || (trait == DeskTrait.Agent && IsSecret) ? null : field.Type == FieldType.Word ? Row.Word(field) : Row.Text(field);
    }

    private bool IsSecret => Row.Kind == Core.Desk.ReviewField.Kind && Row.Word(Core.Desk.ReviewField.Purpose) == Core.Desk.ReviewField.SecretShopper;
}
