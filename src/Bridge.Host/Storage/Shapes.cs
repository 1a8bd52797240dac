using Bridge.Core.Mapping;

namespace Bridge.Host.Storage;

/// <summary>The field lists that links were written with, so that a changed mapping still compares field by field.</summary>
internal sealed class Shapes(BridgeStore store)
{
    private readonly Dictionary<long, string[]> _known = [];

    /// <summary>Finds or creates the number of a shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>Its number.</returns>
    public long IdOf(TargetShape shape)
    {
        var fields = string.Join('\n', shape.Fields.Select(field => field.Name));
        var id = store.Read(connection => connection.Scalar<long>("SELECT id FROM shape WHERE fields = $fields", ("$fields", fields)));
        if (id == 0)
        {
            store.Write(connection =>
            {
                connection.Run("INSERT INTO shape (fields) VALUES ($fields)", ("$fields", fields));
                id = connection.Scalar<long>("SELECT last_insert_rowid()");
            });
        }

        _known[id] = fields.Split('\n');
        return id;
    }

    /// <summary>Arranges a link's hashes in the order of a shape.</summary>
    /// <param name="link">The link.</param>
    /// <param name="shapeId">Number of the shape.</param>
    /// <param name="shape">The shape.</param>
    /// <returns>One hash for each field of the shape; 0 where the link never sent it.</returns>
    public ulong[] Arrange(Link link, long shapeId, TargetShape shape)
    {
        if (link.Shape == shapeId && link.Fields.Length == shape.Fields.Count)
        {
            return link.Fields;
        }

        var names = NamesOf(link.Shape);
        var arranged = new ulong[shape.Fields.Count];
        for (var old = 0; old < Math.Min(names.Length, link.Fields.Length); old++)
        {
            if (shape.IndexOf(names[old]) is >= 0 and var position)
            {
                arranged[position] = link.Fields[old];
            }
        }

        return arranged;
    }

    private string[] NamesOf(long id)
    {
        if (!_known.TryGetValue(id, out var names))
        {
            var text = store.Read(connection => connection.Scalar<string>("SELECT fields FROM shape WHERE id = $id", ("$id", id)));
            _known[id] = names = text?.Split('\n') ?? [];
        }

        return names;
    }
}
