using Bridge.Core.Settings;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings;

/// <summary>Resolves <c>${env:NAME}</c> and <c>${file:PATH}</c>.</summary>
/// <param name="directory">Directory that file references are relative to.</param>
/// <param name="environment">Looks up an environment variable.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class ReferenceResolver(string directory, Func<string, string?> environment, FaultList faults)
{
    private static readonly string[] _schemes = ["env", "file"];

    /// <summary>Tells whether a text is meant as a reference, well written or not.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it starts like one.</returns>
    public static bool IsReference(string text) => text.StartsWith("${", StringComparison.Ordinal);

    /// <summary>Resolves a reference.</summary>
    /// <param name="scalar">Where it stands.</param>
    /// <param name="setting">Name of the setting, for messages.</param>
    /// <returns>The value, or null after a fault; faults never name the value.</returns>
    public string? Resolve(YamlScalarNode scalar, string setting)
    {
        var text = scalar.Value ?? "";
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (!text.EndsWith('}') || colon < 0 || colon >= text.Length - 2)
        {
            faults.Add(scalar, $"'{setting}' is not a whole reference: write ${{env:NAME}} or ${{file:PATH}}.");
            return null;
        }

        var name = text[(colon + 1)..^1];
        switch (text[2..colon])
        {
            case "env":
                return FromEnvironment(scalar, setting, name);
            case "file":
                return FromFile(scalar, setting, name);
            case var scheme:
                faults.Add(scalar, $"'{setting}' refers to '{scheme}'. {NearestWord.Explain(scheme, _schemes)}");
                return null;
        }
    }

    private string? FromEnvironment(YamlScalarNode scalar, string setting, string name)
    {
        var value = environment(name);
        if (!string.IsNullOrWhiteSpace(value))
        {
            return value;
        }

        var state = value is null ? "is not set" : "is empty";
        faults.Add(scalar, $"'{setting}' needs the environment variable {name}, which {state}: set it before starting the bridge.");
        return null;
    }

    private string? FromFile(YamlScalarNode scalar, string setting, string path)
    {
        var full = Path.GetFullPath(path, directory);
        try
        {
            var value = File.ReadAllText(full).Trim();
            if (value.Length > 0)
            {
                return value;
            }

            faults.Add(scalar, $"'{setting}' needs the file {full}, which is empty: write the value into it.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var state = error is UnauthorizedAccessException ? "may not be read" : "is not there";
            faults.Add(scalar, $"'{setting}' needs the file {full}, which {state}: create it, readable for the bridge alone.");
        }

        return null;
    }
}
