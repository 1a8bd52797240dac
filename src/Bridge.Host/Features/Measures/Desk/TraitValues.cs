using Bridge.Core.Kpis.Desk;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>What a group has of the traits that calls do not have; what is not grouped by is null.</summary>
internal readonly record struct TraitValues(
    string? Topic, string? Channel, string? Level, string? Reason, string? Category, string? Type, string? Tenure, string? Status)
{
    private static readonly (Dimension Dimension, DeskTrait Trait)[] _table =
    [
        (Dimension.Topic, DeskTrait.Topic), (Dimension.Channel, DeskTrait.Channel), (Dimension.Level, DeskTrait.Level), (Dimension.Reason, DeskTrait.Reason),
        (Dimension.Category, DeskTrait.Category), (Dimension.Type, DeskTrait.Type), (Dimension.Tenure, DeskTrait.Tenure), (Dimension.Status, DeskTrait.Status),
    ];

    /// <summary>Tells whether calls lack a dimension.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <returns>True for the dimensions of this record.</returns>
    public static bool Has(Dimension dimension) => _table.Any(one => one.Dimension == dimension);

    /// <summary>The trait that a dimension is about.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <returns>The trait; null for dimensions of time.</returns>
    public static DeskTrait? TraitOf(Dimension dimension) => dimension switch
    {
        Dimension.Queue => DeskTrait.Group,
        Dimension.Agent => DeskTrait.Agent,
        _ => Has(dimension) ? _table.First(one => one.Dimension == dimension).Trait : null,
    };

    /// <summary>Reads what a thing has of what is grouped by.</summary>
    /// <param name="by">What is grouped by.</param>
    /// <param name="thing">The thing.</param>
    /// <returns>The values.</returns>
    public static TraitValues Of(IReadOnlySet<Dimension> by, IDeskThing thing)
    {
        var values = Array.ConvertAll(_table, one => by.Contains(one.Dimension) ? thing.Of(one.Trait) : null);
        return new TraitValues(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7]);
    }

    /// <summary>One of the values.</summary>
    /// <param name="dimension">Its dimension.</param>
    /// <returns>The value.</returns>
    public string? this[Dimension dimension] => dimension switch
    {
        Dimension.Topic => Topic,
        Dimension.Channel => Channel,
        Dimension.Level => Level,
        Dimension.Reason => Reason,
        Dimension.Category => Category,
        Dimension.Type => Type,
        Dimension.Tenure => Tenure,
        _ => Status,
    };
}
