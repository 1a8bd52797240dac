namespace Bridge.Finance.Storage;

/// <summary>Takes many new rows of one table by the database's quickest way. Nothing else may use the session until it is disposed.</summary>
internal interface IBulkRows : IDisposable
{
    /// <summary>Adds a row.</summary>
    /// <param name="values">A <see cref="long"/>, text, bytes or null for each column.</param>
    void Add(params ReadOnlySpan<object?> values);

    /// <summary>Ends the rows; without it none of them is kept.</summary>
    void Complete();
}
