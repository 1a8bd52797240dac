using Bridge.Core.Model;
using Bridge.Core.Scrubbing;

namespace Bridge.Host.Features.Interactions;

/// <summary>Reads the texts of one draft, each a line, and keeps count of what was refused and of what was taken out.</summary>
/// <param name="fault">Is told of each field that is wrong, and what is allowed.</param>
internal sealed class DraftLines(Action<string, string> fault)
{
    /// <summary>True once a field was refused.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Pieces of card data that were taken out.</summary>
    public int Removed { get; private set; }

    /// <summary>Refuses a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="words">What is allowed.</param>
    public void Refuse(string field, string words)
    {
        IsRefused = true;
        fault(field, words);
    }

    /// <summary>Reads a line.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="most">Most characters.</param>
    /// <returns>The line without card data; null when it is empty or was refused.</returns>
    public string? Read(string field, string? text, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var line = text.Trim();
        if (line.Length > most || line.Any(char.IsControl))
        {
            Refuse(field, $"must be one line of at most {most} characters.");
            return null;
        }

        var clean = CardScrubber.Scrub(line);
        Removed += clean.Removed.Count;
        return clean.Text.Length > most ? TextCut.To(clean.Text, most).TrimEnd() : clean.Text;
    }
}
