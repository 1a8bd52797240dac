using System.Security.Cryptography;

namespace Bridge.Sandbox.Zendesk.Uploads;

/// <summary>Files that were uploaded; a token is good for an hour, until a comment uses it.</summary>
/// <remarks>Source: Zendesk API reference, Attachments, "Upload files". Needs the account's lock.</remarks>
internal sealed class UploadBook(TimeProvider time)
{
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(60);
    private readonly Dictionary<string, (List<StoredAttachment> Files, DateTimeOffset Ends)> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<long, StoredAttachment> _byId = [];
    private long _nextId = 41_000_000_000_000;

    /// <summary>Keeps a file under a new token or, where one is given, beside the files it has; null where it is unknown.
    /// </summary>
    public StoredAttachment? Add(string? token, string fileName, string contentType, byte[] content, out string used, out DateTimeOffset ends)
    {
        var now = time.GetUtcNow();
        used = token ?? RandomNumberGenerator.GetHexString(24, true);
        ends = now + _life;
        if (token is null)
        {
            _open[used] = ([], ends);
        }
        else if (Files(token) is null)
        {
            return null;
        }

        _nextId += 4;
        var file = new StoredAttachment(_nextId, fileName, contentType, content, RandomNumberGenerator.GetHexString(16, true));
        _open[used].Files.Add(file);
        ends = _open[used].Ends;
        _byId[file.Id] = file;
        return file;
    }

    /// <summary>The files of a token; null where it is unknown, used or too old.</summary>
    public IReadOnlyList<StoredAttachment>? Files(string token) =>
        _open.TryGetValue(token, out var known) && known.Ends > time.GetUtcNow() ? known.Files : null;

    public bool Forget(string token) => _open.Remove(token);

    public StoredAttachment? ById(long id) => _byId.GetValueOrDefault(id);
}

/// <summary>One file.</summary>
internal sealed record StoredAttachment(long Id, string FileName, string ContentType, byte[] Content, string Secret);
