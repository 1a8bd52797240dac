namespace Bridge.Finance.Storage;

/// <summary>The database under the finance store: a file, or a server. Safe for parallel use.</summary>
/// <remarks>One writer at a time, also over several processes: numbers of imports and releases are taken inside a transaction.</remarks>
internal interface IFinanceDatabase : IDisposable
{
    /// <summary>Which one it is, for messages; never a secret.</summary>
    string Name { get; }

    /// <summary>Reads, with errors in the administrator's words.</summary>
    /// <exception cref="Bridge.Storage.StoreException">The database cannot be used.</exception>
    TResult Read<TResult>(Func<StoreSession, TResult> read);

    /// <summary>Writes in one transaction, with errors in the administrator's words.</summary>
    /// <exception cref="Bridge.Storage.StoreException">The database cannot be used; nothing was written.</exception>
    void Write(Action<StoreSession> write);

    /// <summary>Writes the database anew, so that its free space holds nothing of rows that were removed.</summary>
    /// <exception cref="Bridge.Storage.StoreException">Others use the database just now; nothing was lost.</exception>
    void Rewrite();
}
