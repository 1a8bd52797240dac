using System.Text.Json;
using Bridge.Core.Model;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>One field of a shape as it lies in the JSON of a row: a column, or a way to another row.</summary>
internal interface IDataverseSlot
{
    /// <summary>Its position in the shape.</summary>
    int Position { get; }

    /// <summary>What to ask for with <c>$select</c>; null for nothing.</summary>
    string? Select { get; }

    /// <summary>What to ask for with <c>$expand</c>; null for nothing.</summary>
    string? Expand { get; }

    /// <summary>True when it cannot be set on a new row, only changed afterwards.</summary>
    bool IsLate { get; }

    /// <summary>Says why a value cannot be written.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The reason, without the value; null when it can.</returns>
    string? Fault(FieldValue value);

    /// <summary>Writes a value that is sent as a property.</summary>
    /// <param name="writer">Writer inside an object.</param>
    /// <param name="value">The value.</param>
    void Write(Utf8JsonWriter writer, FieldValue value);

    /// <summary>Reads the value.</summary>
    /// <param name="row">The row's JSON.</param>
    /// <returns>The value; not sent when the row does not tell.</returns>
    FieldValue Read(JsonElement row);

    /// <summary>Tells whether the row holds an option that was taken out of the column's list.</summary>
    /// <param name="row">The row's JSON.</param>
    /// <returns>True when it does.</returns>
    bool IsUnlisted(JsonElement row);
}
