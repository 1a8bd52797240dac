namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>What became of one attempt to write a record.</summary>
internal readonly record struct WriteOutcome<T>(T? Record, bool Created, bool Changed, RecordError? Error)
    where T : StoredRecord
{
    public static WriteOutcome<T> Refused(string field, string description, string code) =>
        new(null, false, false, new RecordError(field, description, code));

    public static WriteOutcome<T> Refused(RecordError error) => new(null, false, false, error);
}
