namespace Bridge.Host.StatusLines;

/// <summary>Something that works beside the routes and is shown with them.</summary>
internal interface IStatusLine
{
    /// <summary>Reads how it stands.</summary>
    /// <returns>The line.</returns>
    /// <exception cref="StoreException">Its store cannot be read.</exception>
    RouteStatus Read();
}
