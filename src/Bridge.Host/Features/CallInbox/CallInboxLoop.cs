namespace Bridge.Host.Features.CallInbox;

/// <summary>Looks into the folders of call files again and again.</summary>
/// <param name="folders">The folders.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells the administrator.</param>
internal sealed partial class CallInboxLoop(IReadOnlyList<CallInboxFolder> folders, TimeProvider time, ILogger<CallInboxLoop> logger) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, time);
        try
        {
            do
            {
                await Task.Run(() => Look(stoppingToken), stoppingToken); // imports of large files must not hold the start of the host
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A wanted stop. A file that was not finished is still in its folder.
        }
    }

    private void Look(CancellationToken cancellationToken)
    {
        foreach (var folder in folders)
        {
            try
            {
                foreach (var result in folder.Look(cancellationToken))
                {
                    Tell(folder.Name, result);
                }
            }
            catch (StoreException error)
            {
                LogHeld(folder.Name, $"{error.Problem} {error.Remedy}");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                LogHeld(folder.Name, $"{error.Message} Check that the bridge's user may read and write the folder.");
            }
        }
    }

    private void Tell(string inbox, CallInboxResult result)
    {
        if (result.IsDocument)
        {
            LogDocument(inbox, result.File);
        }
        else if (result.Problem is { } problem)
        {
            LogRefused(inbox, result.File, problem);
        }
        else if (result.Refused > 0)
        {
            LogPartly(inbox, result.File, result.Added, result.Changed, result.Refused);
        }
        else
        {
            LogImported(inbox, result.File, result.Added, result.Changed);
        }
    }

    [LoggerMessage(1900, LogLevel.Information, "Inbox {Inbox}: {File} was imported, {Added} new visits, {Changed} changed")]
    private partial void LogImported(string inbox, string file, long added, long changed);

    [LoggerMessage(1901, LogLevel.Warning, "Inbox {Inbox}: {File} was imported, {Added} new visits, {Changed} changed; {Refused} lines were refused, the file beside it says why")]
    private partial void LogPartly(string inbox, string file, long added, long changed, long refused);

    [LoggerMessage(1902, LogLevel.Error, "Inbox {Inbox}: {File} was refused. {Problem}")]
    private partial void LogRefused(string inbox, string file, string problem);

    [LoggerMessage(1903, LogLevel.Error, "Inbox {Inbox}: its files wait. {Problem}")]
    private partial void LogHeld(string inbox, string problem);

    [LoggerMessage(1904, LogLevel.Information, "Inbox {Inbox}: {File} is a document of settings, no call file, and stays where it is. Better keep it in another folder")]
    private partial void LogDocument(string inbox, string file);
}
