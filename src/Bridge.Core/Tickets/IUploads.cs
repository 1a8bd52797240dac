using Bridge.Core.Connectors;
using Bridge.Core.Files;

namespace Bridge.Core.Tickets;

/// <summary>Hands files over to a help desk, before the ticket or comment that they belong to. Never retries; safe for parallel calls.</summary>
/// <remarks>A file that no ticket and no comment uses is seen by nobody and forgotten by the help desk: handing one over twice does no harm.</remarks>
public interface IUploads
{
    /// <summary>Hands a file over.</summary>
    /// <param name="name">Its name, by <see cref="FileNames.Clean"/>.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>What <see cref="NewTicket.Uploads"/> and <see cref="NewComment.Uploads"/> name it by.</returns>
    /// <exception cref="ConnectorException">As of <see cref="ITicketDesk.OpenAsync"/>.</exception>
    Task<Upload> UploadAsync(string name, FileKind kind, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}

/// <summary>A file that a help desk holds, but no ticket yet.</summary>
/// <param name="Token">What the help desk calls it.</param>
/// <param name="Until">UTC instant from which it cannot be used any more.</param>
public sealed record Upload(string Token, DateTimeOffset Until);

/// <summary>Capability of a connector: its help desk takes files.</summary>
public interface IOpensUploads
{
    /// <summary>Opens the way for files of a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The way.</returns>
    IUploads OpenUploads(ConnectionContext connection);
}
