using Bridge.Core.Model;

namespace Bridge.Core.Mapping;

/// <summary>Turns canonical records into a target's fields, as a mapping document says. Pure and safe for parallel calls.</summary>
/// <typeparam name="T">Record kind.</typeparam>
public interface IRecordMapper<in T>
    where T : IRecord
{
    /// <summary>The fields the mapping writes.</summary>
    TargetShape Shape { get; }

    /// <summary>The source fields the mapping reads, for the source's select list.</summary>
    IReadOnlyList<string> SourceFields { get; }

    /// <summary>Text that changes whenever the mapping would map a record otherwise; never shown.</summary>
    string Identity { get; }

    /// <summary>Maps one record.</summary>
    /// <param name="record">The record; a tombstone gives only the fields that speak of departure.</param>
    /// <returns>The fields, or the reason why the record cannot be mapped.</returns>
    MappingResult Map(T record);
}

/// <summary>Outcome of mapping one record: exactly one of the two is set.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Refusal">Why there are none.</param>
/// <param name="Removed">What was removed from the fields because it looked like card data; null for nothing.</param>
public readonly record struct MappingResult(MappedRecord? Fields, Refusal? Refusal, IReadOnlyList<FieldRemoval>? Removed = null);

/// <summary>Card data that was removed from a field.</summary>
/// <param name="Field">Field of the target.</param>
/// <param name="Kind">What it was.</param>
public sealed record FieldRemoval(string Field, Scrubbing.RemovalKind Kind);
