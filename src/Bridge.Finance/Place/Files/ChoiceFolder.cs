using Bridge.Finance.Answers;

namespace Bridge.Finance.Place.Files;

/// <summary>Names of files in a folder that somebody may choose from; a name that is not listed is refused, so that none leads elsewhere.</summary>
/// <param name="folder">The folder, or null when there is none.</param>
/// <param name="endings">Endings of the files that are listed; empty for all.</param>
internal sealed class ChoiceFolder(string? folder, params string[] endings)
{
    private const int MostListed = 500;

    public bool Exists => folder is not null;

    /// <summary>The names, in order; none when the folder is not there.</summary>
    public IReadOnlyList<string> Names() => folder is null || !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path))
            .Where(name => !name.StartsWith('.') && (endings.Length == 0 || endings.Contains(Path.GetExtension(name))))
            .Order(StringComparer.Ordinal).Take(MostListed)];

    /// <summary>The full path of a name that is listed.</summary>
    /// <param name="name">The name that was chosen.</param>
    /// <param name="what">What it is, for the refusal.</param>
    public Answer<string> Choose(string? name, string what) => folder is not null && name is not null && Names().Contains(name)
        ? Path.Combine(folder, name)
        : new PlaceProblem(400, $"There is no such {what}.", "Choose one that is listed.");
}
