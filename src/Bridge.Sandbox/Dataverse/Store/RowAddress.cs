using Bridge.Sandbox.Dataverse.Schema;

namespace Bridge.Sandbox.Dataverse.Store;

/// <summary>Which row a call means: by its id, or by the values of an alternate key.</summary>
/// <param name="Id">Its id; null when a key is named.</param>
/// <param name="Key">The key; null when the id is named.</param>
/// <param name="Values">Values of the key's columns.</param>
internal sealed record RowAddress(Guid? Id, AlternateKey? Key, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Finds the row.</summary>
    public EntityRow? In(EntityTable table) =>
        Id is { } id ? table.Find(id)
        : Key is { } key && EntityTable.KeyOf(key, column => Values[column]) is { } value ? table.Find(key, value)
        : null;
}
