using System.Text.Json;

namespace Bridge.Faults.Checking;

/// <summary>One line of a sandbox's dump.</summary>
/// <param name="json">The line.</param>
internal sealed class Row(JsonElement json)
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">JSON.</param>
    /// <returns>The row.</returns>
    public static Row Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return new Row(document.RootElement.Clone());
    }

    /// <summary>A value as text.</summary>
    /// <param name="path">Name of the field; dots lead inwards.</param>
    /// <returns>The text; null where there is none.</returns>
    public string? Text(string path)
    {
        var value = json;
        foreach (var name in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : value.ToString();
    }

    /// <summary>A value as a number.</summary>
    /// <param name="path">Name of the field.</param>
    /// <returns>The number.</returns>
    public long Number(string path) => json.GetProperty(path).GetInt64();

    /// <summary>A value that is true.</summary>
    /// <param name="path">Name of the field.</param>
    /// <returns>False where there is none, too.</returns>
    public bool IsTrue(string path) => json.TryGetProperty(path, out var value) && value.ValueKind == JsonValueKind.True;
}
