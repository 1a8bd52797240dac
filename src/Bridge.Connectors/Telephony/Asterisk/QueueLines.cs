using Bridge.Connectors.Tables;

namespace Bridge.Connectors.Telephony.Asterisk;

/// <summary>Reads the lines of a queue log: its own form, or the table that Asterisk writes into a database.</summary>
/// <param name="text">The file.</param>
internal sealed class QueueLines(StreamReader text)
{
    private const int MaxLine = 1 << 16;

    /// <summary>Line that was read last, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Reads line by line; an event that is null could not be read.</summary>
    public IEnumerable<(QueueEvent? Event, string Code, string Reason)> Read()
    {
        var first = text.Peek();
        return first is >= '0' and <= '9' or -1 or '\n' or '\r' ? ReadLines() : ReadTable();
    }

    private IEnumerable<(QueueEvent?, string, string)> ReadLines()
    {
        var lines = new LineReader(text, MaxLine);
        while (lines.Read() is { } line)
        {
            Line++;
            if (line.Length > 0)
            {
                var (code, reason) = ("columns", "the line has no end");
                var read = line.Length > MaxLine ? null : QueueEvent.Parse(line, out code, out reason);
                yield return (read, code, reason);
            }
        }
    }

    // Source: docs.asterisk.org, Queue Logs, columns of the realtime table; date_time and friends as call-centre add-ons name them.
    private IEnumerable<(QueueEvent?, string, string)> ReadTable()
    {
        var rows = new RowReader(text);
        rows.Begin(null);
        rows.Read();
        var heading = Enumerable.Range(0, rows.Count).Select(cell => rows[cell].Trim().ToString().ToLowerInvariant()).ToList();
        int Find(params string[] names) => heading.FindIndex(names.Contains);
        var (time, call, queue) = (Find("date_time", "epoch", "time"), Find("callid"), Find("queue_name", "queuename", "queue"));
        var (agent, name, hold, talk) = (Find("type", "agent"), Find("event"), Find("htime"), Find("ttime"));
        var data = Enumerable.Range(1, 5).Select(number => Find($"param{number}", $"data{number}")).Where(cell => cell >= 0).ToList();
        while (rows.Read())
        {
            Line = rows.Line;
            if (rows.IsTooLong)
            {
                yield return (null, "columns", "the row has no end");
                continue;
            }

            string Cell(int cell) => cell >= 0 && cell < rows.Count ? rows[cell].Trim().ToString() : "";
            List<string> values = [.. data.Select(Cell)];
            if (hold >= 0)
            {
                values = InOwnForm(Cell(name), values, Cell(hold), Cell(talk));
            }

            var read = QueueEvent.Create(Cell(time), Cell(call), Cell(queue), Cell(agent), Cell(name), values, out var code, out var reason);
            yield return (read, code, reason);
        }
    }

    // Add-ons put the durations into columns of their own, and the caller where it pleases them.
    private static List<string> InOwnForm(string name, List<string> values, string hold, string talk) => name switch
    {
        "ENTERQUEUE" => ["", values[0], ""],
        "RINGNOANSWER" => [hold],
        "CONNECT" => [hold, values[1], values[2]],
        "COMPLETEAGENT" or "COMPLETECALLER" => [hold, talk, ""],
        "ABANDON" or "EXITWITHTIMEOUT" or "EXITEMPTY" => ["", "", hold],
        "EXITWITHKEY" => ["", "", "", hold],
        "BLINDTRANSFER" or "TRANSFER" or "ATTENDEDTRANSFER" => ["", "", hold, talk, ""],
        "OUTANSWER" or "OUTCANCEL" => ["", "", "", hold, talk],
        _ => [],
    };
}
