using Bridge.Sandbox.Salesforce.Schema;

namespace Bridge.Sandbox.Salesforce.Store;

/// <summary>What an org does itself when a task is written: its owner, its first status, and closing. Call it under the gate.</summary>
/// <remarks>Source: Object Reference, Task, IsClosed and CompletedDateTime.</remarks>
internal static class TaskRules
{
    /// <summary>Completes the values of a task that is about to be stored.</summary>
    public static void Prepare(SObjectType type, SObjectRow row, bool isNew, Dictionary<SObjectField, object?> values, string userId, DateTimeOffset now)
    {
        var (status, closed) = (type.Find("Status")!, type.Find("IsClosed")!); // fields of the object
        if (isNew)
        {
            values.TryAdd(status, "Not Started");
            values.TryAdd(type.Find("OwnerId")!, userId); // as above
            values.TryAdd(type.Find("TaskSubtype")!, "Task"); // as above
        }

        if (values.TryGetValue(status, out var word))
        {
            var isClosed = word is ActivityObjects.Completed;
            var completed = type.Find("CompletedDateTime")!; // as above
            values[completed] = !isClosed ? null : row[closed] is true ? row[completed] : now;
            values[closed] = isClosed;
        }
    }
}
