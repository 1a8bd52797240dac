using Bridge.Core.Scrubbing;

namespace Bridge.Host.Features.Scrubbing;

/// <summary>Writes what it is given; card data in message, values or error text is replaced first.</summary>
/// <remarks>A line without card data is passed on untouched, with its structured values and its exception.</remarks>
internal sealed class ScrubbingLogger(ILogger inner) : ILogger
{
    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull =>
        state switch
        {
            string text => inner.BeginScope(CardScrubber.Scrub(text).Text),
            IEnumerable<KeyValuePair<string, object?>> values when Clean(values) is { } clean => inner.BeginScope(clean),
            _ => inner.BeginScope(state),
        };

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var message = CardScrubber.Scrub(formatter(state, exception));
        var error = exception is null ? default : CardScrubber.Scrub(exception.ToString());
        var values = state is IEnumerable<KeyValuePair<string, object?>> given ? Clean(given) : null;
        if (message.Removed.Count == 0 && error.Removed is not { Count: > 0 } && values is null)
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
            return;
        }

        // The text of an exception cannot be changed, so it joins the message when it held something.
        var isErrorDirty = error.Removed is { Count: > 0 };
        var text = isErrorDirty ? $"{message.Text}{Environment.NewLine}{error.Text}" : message.Text;
        var kept = values ?? [];
        inner.Log(logLevel, eventId, kept, isErrorDirty ? null : exception, (_, _) => text);
    }

    // Null when there is nothing to clean.
    private static List<KeyValuePair<string, object?>>? Clean(IEnumerable<KeyValuePair<string, object?>> values)
    {
        var clean = new List<KeyValuePair<string, object?>>();
        var isDirty = false;
        foreach (var (name, value) in values)
        {
            var result = value?.ToString() is { } text ? CardScrubber.Scrub(text) : default;
            var isValueDirty = result.Removed is { Count: > 0 };
            isDirty |= isValueDirty;
            clean.Add(new KeyValuePair<string, object?>(name, isValueDirty ? result.Text : value));
        }

        return isDirty ? clean : null;
    }
}
