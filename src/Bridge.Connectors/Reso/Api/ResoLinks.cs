using Bridge.Connectors.Reso.Rows;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso.Api;

/// <summary>Follows a host's links with care: same host, never the same link twice, always something new.</summary>
/// <param name="options">Settings of the connection.</param>
internal sealed class ResoLinks(ResoOptions options)
{
    private const int MostStalePages = 3;
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private int _stale;

    /// <summary>Takes note of whether a page brought a row that was not seen before.</summary>
    /// <param name="isNew">True when it did.</param>
    /// <exception cref="Core.Connectors.ConnectorException">Three pages in a row brought nothing new.</exception>
    public void Saw(bool isNew)
    {
        _stale = isNew ? 0 : _stale + 1;
        if (_stale == MostStalePages)
        {
            throw ResoErrors.Paging(
                "The next links of the MLS lead in a circle: three pages brought no new row.",
                "Report it to the host, and set 'paging' of the connection to another way until it is mended.");
        }
    }

    /// <summary>Gives the address of the next page.</summary>
    /// <typeparam name="TRow">Wire row.</typeparam>
    /// <param name="page">The page.</param>
    /// <param name="of">Address the page was read from.</param>
    /// <returns>The address, or null when this was the last page.</returns>
    /// <exception cref="Core.Connectors.ConnectorException">The link leads elsewhere or back.</exception>
    /// <remarks>Source: RESO Web API Core 2.0.0 and OData 4.01: a next link is opaque and may be relative.</remarks>
    public Uri? Next<TRow>(ResoRows<TRow> page, Uri of)
        where TRow : ResoRow
    {
        if (page.NextLink is not { } link)
        {
            return null;
        }

        if (!Uri.TryCreate(of, link, out var next)
            || Uri.Compare(next, options.Address, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            throw ResoErrors.Paging(
                "A next link of the MLS leads to another host; the token is not sent there.",
                "Ask the host about it, and set 'address' to the host that the links name if it is right.");
        }

        return _followed.Add(next.AbsoluteUri)
            ? next
            : throw ResoErrors.Paging(
                "The MLS gave the same next link twice.",
                "Report it to the host, and set 'paging' of the connection to another way until it is mended.");
    }
}
