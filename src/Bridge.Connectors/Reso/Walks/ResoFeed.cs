using Bridge.Connectors.Reso.Api;
using Bridge.Connectors.Reso.Hosts;
using Bridge.Connectors.Reso.Rows;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso.Walks;

/// <summary>Asks for pages of one resource, always with an explicit list of fields.</summary>
/// <typeparam name="TRow">Wire row.</typeparam>
/// <typeparam name="T">Record kind.</typeparam>
internal sealed class ResoFeed<TRow, T>
    where TRow : ResoRow
    where T : IRecord
{
    private const string Json = "application/json";
    private const int MostEmptyPages = 1000;
    private static readonly TimeSpan _clocksDiffer = TimeSpan.FromMinutes(5);
    private readonly ResoConnection _connection;
    private readonly ResoRowReader<TRow> _reader;
    private readonly string[] _asked;
    private readonly string[] _local;
    private string? _select;
    private bool _hasNumericKey;
    private bool _hasAskedZone;

    public ResoFeed(ResoConnection connection, ResoResource<TRow, T> resource, IReadOnlyList<string> fields)
    {
        if (fields.FirstOrDefault(ForbiddenFields.Contains) is { } forbidden)
        {
            throw new ArgumentException($"The field {forbidden} must never be asked for.", nameof(fields));
        }

        _connection = connection;
        Resource = resource;
        _reader = new ResoRowReader<TRow>(
            resource.Json, resource.KeyField, Options.WatermarkField, Options.Origin, connection.Context.Time);
        _local = [.. fields.Except(resource.StandardFields, StringComparer.Ordinal)];
        _asked = [.. fields.Concat(Own).Distinct(StringComparer.Ordinal)];
    }

    public ResoOptions Options => _connection.Options;

    public ResoResource<TRow, T> Resource { get; }

    /// <summary>The bridge's clock.</summary>
    public TimeProvider Clock => _connection.Context.Time;

    /// <summary>True once a row was read that is dated later than clocks may differ.</summary>
    public bool HasEarly { get; private set; }

    /// <summary>How change times are written in questions.</summary>
    public ResoZone Zone { get; } = new();

    private IEnumerable<string> Own =>
        Options.Deletes == ResoDeletes.Flag
            ? [Resource.KeyField, Options.WatermarkField, Resource.StatusField, "MlgCanView"]
            : [Resource.KeyField, Options.WatermarkField, Resource.StatusField];

    /// <summary>Fields that were asked for and that the host does not serve.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>Finds out what can be selected; to be called before the first page.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when pages can be asked for.</returns>
    /// <exception cref="ConnectorException">The settings or the host do not allow reading.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Options.Validate();
        if (_select is not null)
        {
            return;
        }

        var served = await _connection.FieldsAsync(Resource.Name, cancellationToken);
        Missing = served is null ? [] : [.. _asked.Where(field => !served.ContainsKey(field))];
        if (Missing.Contains(Resource.KeyField) || Missing.Contains(Options.WatermarkField))
        {
            throw new ConnectorException(
                FailureKind.Configuration,
                $"The MLS serves {Resource.Name} without {Resource.KeyField} or {Options.WatermarkField}.",
                $"Set '{ResoSettings.Profile}' or '{ResoSettings.WatermarkField}' to what the host serves.");
        }

        _hasNumericKey = served is not null && served[Resource.KeyField].StartsWith("Edm.Int", StringComparison.Ordinal);
        _select = string.Join(',', _asked.Except(Missing, StringComparer.Ordinal));
    }

    /// <summary>Reads the page of a query: the first one that has rows, where the host gives empty ones with a link to more.</summary>
    /// <param name="query">What to read.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>The page; empty only where nothing follows.</returns>
    /// <remarks>Source: OData 4.01 Protocol, "Server-Driven Paging": a page may be empty and yet have a next link.</remarks>
    public async Task<ResoRows<TRow>> GetAsync(ResoQuery query, CancellationToken cancellationToken)
    {
        var address = Address(query);
        var page = await GetAsync(address, cancellationToken);
        var links = new ResoLinks(Options);
        for (var empty = 1; page.Count == 0 && links.Next(page, address) is { } next; empty++)
        {
            (address, page) = empty < MostEmptyPages
                ? (next, await GetAsync(next, cancellationToken))
                : throw ResoErrors.Paging("The MLS gives empty pages without end.", "Report it to the host.");
        }

        return page;
    }

    /// <summary>Reads the page behind an address that the host gave.</summary>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The page.</returns>
    public async Task<ResoRows<TRow>> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var body = await _connection.Client.GetAsync(address, Json, cancellationToken);
        var page = Finish(_reader.ReadPage(body));
        if (Zone.TakesUtc is null && !_hasAskedZone && page.Positions.Find(position => Zone.Learn(position.Time)) is { Time: not null } row)
        {
            _hasAskedZone = true;
            Zone.TakesUtc = await FindsInUtcAsync(row, cancellationToken);
        }

        return page;
    }

    /// <summary>Reads the page behind a link that the host may have forgotten.</summary>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The page; null when the host does not know the link any more.</returns>
    public async Task<ResoRows<TRow>?> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        using var body = await _connection.Client.FindAsync(address, Json, [400, 404, 410], cancellationToken);
        return body is null ? null : Finish(_reader.ReadPage(body));
    }

    /// <summary>Reads one row by its key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A page of the row; null when it does not exist or may not be seen.</returns>
    /// <remarks>Source: RESO Entity Events (RCP-27): 404 and 400 by key mean deleted or no longer visible.</remarks>
    public async Task<ResoRows<TRow>?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var address = new Uri($"{Options.Address.AbsoluteUri}/{Resource.Name}({Uri.EscapeDataString(KeyLiteral(key))})?$select={Select()}");
        using var body = await _connection.Client.FindAsync(address, Json, [400, 404, 410], cancellationToken);
        return body is null ? null : Finish(_reader.ReadRow(body));
    }

    /// <summary>The first address of a query.</summary>
    /// <param name="query">What to read.</param>
    /// <returns>The address.</returns>
    public Uri Address(ResoQuery query) =>
        new($"{Options.Address.AbsoluteUri}/{Resource.Name}{Options.Profile.FeedPath}?{query.ToText(Options, Select())}");

    /// <summary>The condition by which a read starts.</summary>
    /// <param name="since">Where to start.</param>
    /// <returns>The condition; null for the whole feed.</returns>
    public string? Since(ResoCursor since) => since switch
    {
        { Time: null } => null,
        { IsPartial: true } => $"{Options.WatermarkField} ge {Zone.Literal(since.Time)}",
        { IsQuiet: true } => $"{Options.WatermarkField} gt {Zone.Literal(since.Time)}",
        _ => $"{Options.WatermarkField} ge {Zone.Before(since.Time, Options.Overlap)}",
    };

    /// <summary>Writes a key as a filter needs it.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The literal.</returns>
    public string KeyLiteral(string key) => _hasNumericKey ? (key.Length == 0 ? "0" : key) : ResoQuery.Quote(key);

    /// <summary>Turns a row into a record; a row that may no longer be seen becomes a tombstone.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The record.</returns>
    public T ToRecord(TRow row) =>
        row.MlgCanView == false && Options.Deletes == ResoDeletes.Flag
            ? Resource.Bury(new RecordKey(row.Origin, row.Key ?? ""), row.ModifiedAt)
            : Resource.Map(row);

    // Null where the host refuses the question as such: then nothing is known.
    private async Task<bool?> FindsInUtcAsync(ResoPosition row, CancellationToken cancellationToken)
    {
        var address = Address(new ResoQuery { Filter = $"{Options.WatermarkField} eq {ResoTime.InUtc(row.Time)}", Top = 1 });
        using var body = await _connection.Client.FindAsync(address, Json, [400, 501], cancellationToken);
        return body is null ? null : _reader.ReadPage(body).Positions.Exists(found => found.Instant == row.Instant);
    }

    private string Select() => Uri.EscapeDataString(_select ?? throw new InvalidOperationException("Prepare the feed first."));

    private ResoRows<TRow> Finish(ResoRows<TRow> page)
    {
        var latest = Clock.GetUtcNow() + _clocksDiffer;
        foreach (var row in page.Rows)
        {
            row.LocalFields = Local(row);
            row.Others = null;
            HasEarly |= row.ModifiedAt > latest;
        }

        return page;
    }

    private Dictionary<string, string>? Local(TRow row)
    {
        Dictionary<string, string>? found = null;
        foreach (var field in _local)
        {
            if (row.Other(field) is { } text)
            {
                (found ??= new Dictionary<string, string>(StringComparer.Ordinal))[field] = text;
            }
        }

        return found;
    }
}
