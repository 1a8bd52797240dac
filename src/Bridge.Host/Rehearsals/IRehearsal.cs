namespace Bridge.Host.Rehearsals;

/// <summary>Goes through what first calls from outside need, before the port opens, so that no caller waits for it.</summary>
/// <remarks>It leaves nothing behind: no row, no count, no line of a log. Its calls are such as the bridge refuses.</remarks>
internal interface IRehearsal
{
    /// <summary>Goes through it.</summary>
    /// <param name="post">Posts an empty JSON object to a path of the host.</param>
    /// <returns>A task that ends when it is done.</returns>
    Task RehearseAsync(Func<string, Task> post);
}
