using Bridge.Core.Model;
using Bridge.Core.Settings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bridge.Mapping.Documents;

/// <summary>
/// Reads YAML into nodes that know their place. Takes a plain subset: one document, no anchors, aliases or tags, so
/// that a small file cannot grow large in memory and every value stands where it is used.
/// </summary>
internal sealed class DocumentParser
{
    public const int MaxLength = 262_144;

    private const int MaxDepth = 8;
    private const int MaxText = 1024;
    private const int MaxNodes = 20_000;

    private readonly string _file;
    private readonly List<MappingFault> _faults;
    private readonly Scanner _scanner;
    private readonly Parser _events;
    private int _nodes;

    private DocumentParser(string file, string text, List<MappingFault> faults)
    {
        (_file, _faults) = (file, faults);
        _scanner = new Scanner(new StringReader(text));
        _events = new Parser(_scanner);
    }

    /// <summary>Reads a document.</summary>
    /// <returns>The root, or null when there is a fault of syntax (then added to the faults).</returns>
    public static DocumentNode? Parse(string file, string text, List<MappingFault> faults)
    {
        if (text.Length > MaxLength)
        {
            faults.Add(new MappingFault(file, 1, 1, $"The document is longer than {MaxLength} characters."));
            return null;
        }

        var parser = new DocumentParser(file, text, faults);
        try
        {
            return parser.ReadDocument();
        }
        catch (YamlException error)
        {
            // The parser's message may quote the document, which holds no records and no secrets.
            var (line, column, words) = DocumentSyntax.Explain(text, error.Message, error.Start.Line, error.Start.Column);
            faults.Add(new MappingFault(file, Math.Max(1, (int)line), Math.Max(1, (int)column), words));
            return null;
        }
        catch (InvalidOperationException)
        {
            // How YamlDotNet gives up where a bracket is not closed; its error has no place.
            var place = parser._scanner.CurrentPosition;
            faults.Add(new MappingFault(file, Math.Max(1, (int)place.Line), Math.Max(1, (int)place.Column), DocumentSyntax.NotEnded));
            return null;
        }
    }

    private DocumentNode? ReadDocument()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out _))
        {
            _faults.Add(new MappingFault(_file, 1, 1, "The document is empty."));
            return null;
        }

        _events.Consume<DocumentStart>();
        var root = ReadNode(0);
        _events.Consume<DocumentEnd>();
        if (_events.Accept<DocumentStart>(out var second))
        {
            Fault(second, "A mapping file holds one document; remove the second one.");
        }

        return root;
    }

    private DocumentNode ReadNode(int depth)
    {
        var start = _events.Current ?? throw new YamlException("The document ends too early.");
        if (depth > MaxDepth)
        {
            throw new YamlException(start.Start, start.End, $"The document is nested more than {MaxDepth} levels deep.");
        }

        if (++_nodes > MaxNodes)
        {
            throw new YamlException(start.Start, start.End, $"The document has more than {MaxNodes} keys and values.");
        }

        var (line, column) = Place(start);
        if (start is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
        {
            Fault(start, "Anchors (&) and tags (!) are not allowed here; write the value itself.");
        }

        switch (start)
        {
            case Scalar:
                var scalar = _events.Consume<Scalar>();
                return new TextNode(line, column, Bounded(scalar), scalar.Style != ScalarStyle.Plain);
            case SequenceStart:
                return ReadList(line, column, depth);
            case MappingStart:
                return ReadMap(line, column, depth);
            default:
                throw new YamlException(start.Start, start.End, "Aliases (*) are not allowed here; write the value itself.");
        }
    }

    private string Bounded(Scalar scalar)
    {
        if (scalar.Value.Length <= MaxText)
        {
            return scalar.Value;
        }

        Fault(scalar, $"A text here has at most {MaxText} characters.");
        return TextCut.To(scalar.Value, MaxText);
    }

    private ListNode ReadList(int line, int column, int depth)
    {
        _events.Consume<SequenceStart>();
        var entries = new List<DocumentNode>();
        while (!_events.TryConsume<SequenceEnd>(out _))
        {
            entries.Add(ReadNode(depth + 1));
        }

        return new ListNode(line, column, entries);
    }

    private MapNode ReadMap(int line, int column, int depth)
    {
        _events.Consume<MappingStart>();
        var entries = new List<(TextNode, DocumentNode)>();
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key is TextNode name)
            {
                entries.Add((name, value));
            }
            else
            {
                Fault(key.Line, key.Column, "A key must be a single word or text.");
            }
        }

        return new MapNode(line, column, entries);
    }

    private void Fault(ParsingEvent at, string message) => Fault((int)at.Start.Line, (int)at.Start.Column, message);

    private void Fault(int line, int column, string message)
    {
        // The last place is kept for the fault that ends the reading.
        if (_faults.Count < FaultList.Most - 1)
        {
            _faults.Add(new MappingFault(_file, line, column, message));
        }
    }

    private static (int Line, int Column) Place(ParsingEvent at) => ((int)at.Start.Line, (int)at.Start.Column);
}
