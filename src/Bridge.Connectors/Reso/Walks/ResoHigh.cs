using Bridge.Connectors.Reso.Api;
using Bridge.Connectors.Reso.Rows;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso.Walks;

/// <summary>The newest rows received so far; the watermark comes from here and never from a clock.</summary>
/// <remarks>
/// A row that is dated later than now is handed out like any other, but never moves the watermark: behind a member dated 2031 every
/// change until then would go unseen. It comes again with each read, and is found unchanged.
/// </remarks>
/// <param name="since">Where the read started.</param>
/// <param name="clock">Tells what lies in the future; a clock that is slow costs rows read again.</param>
internal sealed class ResoHigh(ResoCursor since, TimeProvider clock)
{
    private const int MostAnchors = 4;
    private readonly List<string> _anchors = [.. since.Anchors ?? []];
    private DateTimeOffset? _instant = since.Time is { } time && ResoTime.TryParse(time, out var instant) ? instant : null;
    private string? _time = since.Time;
    private string? _key = since.Key;

    /// <summary>The greatest change time, or null.</summary>
    public DateTimeOffset? Instant => _instant;

    /// <summary>Takes note that the host sorts, so that no later read asks for it again.</summary>
    public void Sorts() => since = since with { IsSorted = true };

    /// <summary>Takes note of a page.</summary>
    /// <typeparam name="TRow">Wire row.</typeparam>
    /// <param name="page">The page.</param>
    public void Add<TRow>(ResoRows<TRow> page)
        where TRow : ResoRow
    {
        var now = clock.GetUtcNow();
        foreach (var position in page.Positions)
        {
            if (position.Key.Length == 0 || position.Instant > now || (_instant is { } held && position.Instant < held))
            {
                continue;
            }

            (_instant, _time, _key) = (position.Instant, position.Time, position.Key);
            _anchors.Remove(position.Key);
            _anchors.Add(position.Key);
            if (_anchors.Count > MostAnchors)
            {
                _anchors.RemoveAt(0);
            }
        }
    }

    /// <summary>The cursor of a finished read.</summary>
    /// <returns>The cursor.</returns>
    public ResoCursor Settled() => since with { Time = _time, Key = _key, IsPartial = false, IsQuiet = false, Anchors = [.. _anchors] };

    /// <summary>The cursor in the middle of a pass.</summary>
    /// <param name="position">Position up to which everything was received.</param>
    /// <returns>The cursor.</returns>
    public ResoCursor At(ResoPosition position) =>
        position.Instant <= clock.GetUtcNow() ? Within(position.Time, position.Key)
        : _time is { } time && _key is { } key && time != since.Time ? Within(time, key)
        : since;

    private ResoCursor Within(string time, string key) =>
        since with { Time = time, Key = key, IsPartial = true, IsQuiet = false, Anchors = [.. _anchors] };
}
