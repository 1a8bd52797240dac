using System.Buffers;
using Bridge.Finance.Sources.Mapping;

namespace Bridge.Finance.Sources.Tables;

/// <summary>How long a line of fixed columns must be, so that one that was cut within an amount is not taken for a smaller amount.</summary>
/// <remarks>
/// Without <c>recordLength</c> a line has all columns of the layout; with a number it has exactly that many characters; with the word
/// <c>trimmed</c> it may lack blanks at its end, but not end within a number. A blank line is no record.
/// </remarks>
/// <param name="spec">The layout.</param>
internal sealed class RecordLength(TableSpec spec)
{
    private static readonly SearchValues<char> _number = SearchValues.Create("0123456789 .,+-/()$");

    private readonly int _layout = spec.Layout.Sum(column => column.Width);

    /// <summary>Looks at a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>What is wrong with its length, without a value; null when nothing is.</returns>
    public string? Fault(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return null;
        }

        return spec.RecordLength is { } exact ? (line.Length == exact ? null : $"the line has {line.Length} characters, and 'recordLength' is {exact}.")
            : line.Length >= _layout ? null
            : spec.IsTrimmed ? WithinNumber(line)
            : $"the line has {line.Length} characters, and the columns of 'layout' have {_layout}.";
    }

    private string? WithinNumber(string line)
    {
        var end = 0;
        foreach (var (name, width) in spec.Layout)
        {
            var start = end;
            end += width;
            if (line.Length > start && line.Length < end)
            {
                return line.AsSpan(start).IndexOfAnyExcept(_number) < 0 ? $"the line ends within the column '{name}', which holds a number." : null;
            }
        }

        return null;
    }
}
