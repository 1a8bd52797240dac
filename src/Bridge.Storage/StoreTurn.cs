namespace Bridge.Storage;

/// <summary>The right to do one kind of work with a store: one process has it at a time, and loses it with its life.</summary>
/// <remarks>
/// A lock of the operating system on a file beside the store, so that a process that was killed leaves nothing behind that would have to be
/// cleared away, and one that was stopped and goes on later still has what nobody else could take meanwhile.
/// </remarks>
public sealed class StoreTurn : IDisposable
{
    private static readonly TimeSpan _again = TimeSpan.FromMilliseconds(100);

    // EWOULDBLOCK of Linux and of macOS; ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows.
    private static readonly int[] _taken = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    private readonly FileStream _file;

    private StoreTurn(FileStream file) => _file = file;

    /// <summary>Takes the turn, waiting a while for whoever has it.</summary>
    /// <param name="store">The store's file.</param>
    /// <param name="work">What is to be done, in words for people, such as <c>route members</c>; each has a turn of its own.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The turn; disposing gives it back.</returns>
    /// <exception cref="StoreException">Somebody else has it still (<see cref="StoreException.IsTaken"/>), or no file can be made beside the store.</exception>
    public static async Task<StoreTurn> TakeAsync(
        string store, string work, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new StoreTurn(Open(store, work));
            }
            catch (IOException error) when (_taken.Contains(error.HResult))
            {
                if (time.GetElapsedTime(began) >= patience)
                {
                    throw new StoreException(
                        $"Another bridge is at work on {work} with the store {store}.", "Wait until it is done, or stop it; then run again. Nothing was lost.", error)
                    {
                        IsTaken = true,
                    };
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new StoreException(
                    $"No lock can be made beside the store {store}.", "Check that the bridge's user may write in its folder and that the disk is not full.", error);
            }

            await Task.Delay(_again, time, cancellationToken);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    // The files stay: one that is deleted while another process opens it would be locked by two.
    private static FileStream Open(string store, string work)
    {
        var folder = Directory.CreateDirectory(store + ".locks").FullName;
        return new FileStream(Path.Combine(folder, Uri.EscapeDataString(work)), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
    }
}
