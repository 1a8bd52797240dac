using Bridge.Core.Model;

namespace Bridge.Core.Connectors;

/// <summary>A connector that can begin what the first page of a source needs while the route is still being opened.</summary>
public interface IPrepares
{
    /// <summary>Begins it and returns at once. What goes wrong is told when the source is read, never here.</summary>
    /// <typeparam name="T">Record kind that will be read.</typeparam>
    /// <param name="connection">The open connection.</param>
    void Prepare<T>(ConnectionContext connection)
        where T : IRecord;
}
