using Npgsql;
using NpgsqlTypes;

namespace Bridge.Finance.Storage.Postgres;

/// <summary>New rows by binary COPY.</summary>
internal sealed class PostgresBulkRows(NpgsqlBinaryImporter import) : IBulkRows
{
    public void Add(params ReadOnlySpan<object?> values)
    {
        import.StartRow();
        foreach (var value in values)
        {
            switch (value)
            {
                case null:
                    import.WriteNull();
                    break;
                case long number:
                    import.Write(number, NpgsqlDbType.Bigint);
                    break;
                case string text:
                    import.Write(text, NpgsqlDbType.Text);
                    break;
                case byte[] bytes:
                    import.Write(bytes, NpgsqlDbType.Bytea);
                    break;
                default:
                    throw new ArgumentException($"A value of type {value.GetType().Name} has no column.", nameof(values));
            }
        }
    }

    public void Complete() => import.Complete();

    public void Dispose() => import.Dispose();
}
