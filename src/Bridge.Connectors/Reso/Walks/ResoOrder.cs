using Bridge.Connectors.Reso.Api;
using Bridge.Connectors.Reso.Rows;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso.Walks;

/// <summary>
/// Finds out whether a host keeps to the order that it is asked for. One that filters but does not sort would hide rows for good:
/// each question by position leaves out what stands behind the last row.
/// </summary>
/// <typeparam name="TRow">Wire row.</typeparam>
/// <typeparam name="T">Record kind.</typeparam>
/// <param name="feed">The feed.</param>
internal sealed class ResoOrder<TRow, T>(ResoFeed<TRow, T> feed)
    where TRow : ResoRow
    where T : IRecord
{
    private const string Remedy = "Set 'paging' of the connection to links.";
    private bool _sortsKeysItsOwnWay;

    /// <summary>Asks for the newest row of a question whose first page has come: a host that sorts gives another one than the oldest.</summary>
    /// <param name="filter">The question's condition, or null.</param>
    /// <param name="first">Its first page, the oldest change first.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>True when the host sorts; false when there were too few rows, or too like ones, to tell.</returns>
    /// <exception cref="ResoWayException">The host does not sort by change time.</exception>
    public async Task<bool> SortsByTimeAsync(string? filter, ResoRows<TRow> first, CancellationToken cancellationToken)
    {
        var time = feed.Options.WatermarkField;
        if (first.Positions.Count < 2
            || await NewestAsync(filter, $"{time} desc,{feed.Resource.KeyField} desc", cancellationToken) is not { } newest)
        {
            return false;
        }

        var oldest = first.Positions[0];
        if (newest.Key != oldest.Key)
        {
            return true;
        }

        var isTied = first.Positions.TrueForAll(position => position.Instant == oldest.Instant);
        if (newest.Instant == oldest.Instant && (!isTied || await HoldsAsync(filter, $"{time} lt {feed.Zone.Literal(oldest.Time)}", cancellationToken)))
        {
            throw Unsorted("change time");
        }

        return false;
    }

    /// <summary>Asks for the last of all keys when the first ones have come.</summary>
    /// <param name="first">The first page by key.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when nothing speaks against the order.</returns>
    /// <exception cref="ResoWayException">The host does not sort by key.</exception>
    public async Task RequireKeysAsync(ResoRows<TRow> first, CancellationToken cancellationToken)
    {
        if (first.Keys.Count > 1
            && await NewestAsync(null, $"{feed.Resource.KeyField} desc", cancellationToken) is { } last && last.Key == first.Keys[0])
        {
            throw Unsorted("key");
        }
    }

    /// <summary>Requires that keys follow each other as the host's own filter compares them.</summary>
    /// <remarks>Which of two keys is the greater is the host's to say: collations differ.</remarks>
    /// <param name="pairs">Keys that follow each other and share what is sorted by before them.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when nothing speaks against the order.</returns>
    /// <exception cref="ResoWayException">The filter says that a later key is the smaller one.</exception>
    public async Task RequireAscendingAsync(IEnumerable<(string Before, string After)> pairs, CancellationToken cancellationToken)
    {
        if (_sortsKeysItsOwnWay)
        {
            return;
        }

        var falling = pairs.Where(pair => string.CompareOrdinal(pair.Before, pair.After) > 0).ToList();
        if (falling.Count == 0)
        {
            return;
        }

        var (before, after) = falling.Find(pair => pair.Before.Length >= pair.After.Length && string.Compare(pair.Before, pair.After, StringComparison.OrdinalIgnoreCase) > 0) is { Before: not null } plain
            ? plain
            : falling[0];
        var key = feed.Resource.KeyField;
        if (await HoldsAsync(null, $"{key} eq {feed.KeyLiteral(after)} and {key} lt {feed.KeyLiteral(before)}", cancellationToken))
        {
            throw Unsorted("key");
        }

        _sortsKeysItsOwnWay = true;
    }

    private async Task<ResoPosition?> NewestAsync(string? filter, string order, CancellationToken cancellationToken)
    {
        try
        {
            var page = await feed.GetAsync(new ResoQuery { Filter = filter, OrderBy = order, Top = 1 }, cancellationToken);
            return page.Positions.Count == 0 ? null : page.Positions[0];
        }
        catch (ConnectorException refusal) when (ResoKeysetWalk.IsRefused(refusal))
        {
            return null; // it cannot be asked backwards; nothing is proven
        }
    }

    private async Task<bool> HoldsAsync(string? filter, string condition, CancellationToken cancellationToken)
    {
        var asked = filter is null ? condition : $"({filter}) and {condition}";
        try
        {
            return (await feed.GetAsync(new ResoQuery { Filter = asked, Top = 1 }, cancellationToken)).Count > 0;
        }
        catch (ConnectorException refusal) when (ResoKeysetWalk.IsRefused(refusal))
        {
            return false;
        }
    }

    private ResoWayException Unsorted(string what) =>
        new($"The MLS filters {feed.Resource.Name}, but does not sort it by {what} as it is asked to.", Remedy);
}
