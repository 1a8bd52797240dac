namespace Bridge.Finance.Place.Requests;

/// <summary>How far a request came that needs a second person.</summary>
internal enum RequestState
{
    /// <summary>Waits for a second person.</summary>
    Waiting,

    /// <summary>May be used by whoever asked.</summary>
    Approved,

    /// <summary>A second person said no.</summary>
    Declined,

    /// <summary>What was asked for was done; it is done once.</summary>
    Used,

    /// <summary>Its time is over.</summary>
    Ended,

    /// <summary>It was to be done and could not be.</summary>
    Failed,
}
