namespace Bridge.ConnectorKit.Sources;

/// <summary>A web service a source reads, in the hands of a test: its rows can be spoilt, and its answers fail.</summary>
public abstract class RestFeed : SourceFeed
{
    /// <summary>Called between two pages, with the number of pages served so far.</summary>
    public abstract Action<int>? BetweenPages { get; set; }

    /// <inheritdoc />
    public sealed override void Plant(int count) => Plant(count, areTied: false);

    /// <summary>Adds rows, each with a later change time than all before; or all with one change time.</summary>
    public abstract void Plant(int count, bool areTied);

    /// <summary>Makes a row unreadable as a record, but leaves its key and change time readable.</summary>
    public abstract void Spoil(string externalId);

    /// <summary>Takes the key out of a row.</summary>
    public abstract void Unname(string externalId);

    /// <summary>From now on every row carries fields that no document names, of every JSON kind.</summary>
    public abstract void AddUnknownFields();

    /// <summary>Takes all rows away without a word, as a lost licence does.</summary>
    public abstract void Vanish();

    /// <summary>Puts all change times back by a day, as a restored backup does.</summary>
    public abstract void Rewind();

    /// <summary>Dates a row centuries after now, as a slip of the pen in the system does.</summary>
    public abstract void Misdate(string externalId);

    /// <summary>Makes the next answers fail.</summary>
    public abstract void Fail(SourceFault fault, int times = 1);

    /// <inheritdoc />
    public sealed override void Break() => Fail(SourceFault.ServerError, times: 100);
}

/// <summary>How an answer can fail.</summary>
public enum SourceFault
{
    /// <summary>Status 500.</summary>
    ServerError,

    /// <summary>Status 429 with Retry-After of 7 seconds.</summary>
    TooManyRequests,

    /// <summary>Status 401.</summary>
    Unauthorized,

    /// <summary>Status 403.</summary>
    Forbidden,

    /// <summary>Status 400 whose message repeats what was sent.</summary>
    BadRequest,

    /// <summary>Status 200 with an HTML page.</summary>
    Html,

    /// <summary>Status 200 with a body cut in the middle.</summary>
    Torn,

    /// <summary>Status 200 whose body says that there was an error.</summary>
    ErrorBody,

    /// <summary>The connection is cut before the answer.</summary>
    Reset,
}
