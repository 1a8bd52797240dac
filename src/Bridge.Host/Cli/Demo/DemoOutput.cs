using System.Text.Json;
using Bridge.Host.Json;

namespace Bridge.Host.Cli.Demo;

/// <summary>What the demo says: words for people, or one JSON object a line for scripts.</summary>
/// <param name="output">Where to.</param>
/// <param name="isJson">Whether a script reads.</param>
internal sealed class DemoOutput(TextWriter output, bool isJson)
{
    /// <summary>Whether a script reads.</summary>
    public bool IsJson => isJson;

    /// <summary>Where words go.</summary>
    public TextWriter Writer => output;

    /// <summary>Begins a part, for people.</summary>
    /// <param name="text">Its heading.</param>
    public void Heading(string text)
    {
        if (!isJson)
        {
            output.WriteLine($"\n{text}\n{new string('-', text.Length)}");
        }
    }

    /// <summary>Says something to people; long sentences are broken between words.</summary>
    /// <param name="text">One or more lines.</param>
    /// <param name="indent">Blanks before each line that a sentence goes on in.</param>
    public void Say(string text, int indent = 0)
    {
        if (!isJson)
        {
            foreach (var line in WrappedText.Lines(text, indent))
            {
                output.WriteLine(line);
            }
        }
    }

    /// <summary>Tells a script how a step ended.</summary>
    /// <param name="name">Name of the step.</param>
    /// <param name="write">Writes the properties that follow <c>step</c>.</param>
    public void Step(string name, Action<Utf8JsonWriter> write)
    {
        if (isJson)
        {
            output.WriteLine(JsonText.RenderObjectLine(json =>
            {
                json.WriteString("step", name);
                write(json);
            }));
        }
    }
}
