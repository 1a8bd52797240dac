using Bridge.Core.Model;

namespace Bridge.Core.Connectors;

/// <summary>Capability of a source: what a record says holds for a while only, so one that was set aside is asked for again.</summary>
/// <typeparam name="T">Record kind.</typeparam>
public interface IRefreshes<T>
    where T : IRecord
{
    /// <summary>Gives the state of a record as it holds now.</summary>
    /// <param name="record">The record as it was set aside.</param>
    /// <param name="reached">Cursor of the last settled page, or null.</param>
    /// <returns>The record to send instead.</returns>
    T Refresh(T record, Cursor? reached);
}
