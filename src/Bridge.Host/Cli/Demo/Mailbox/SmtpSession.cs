using System.Text;
using Microsoft.AspNetCore.Connections;

namespace Bridge.Host.Cli.Demo.Mailbox;

/// <summary>One connection of a mail server that takes everything: the commands that a client needs, no sign-in, no TLS.</summary>
/// <remarks>Source: RFC 5321, sections 3.3, 4.1.1 and 4.5.2 (a line that begins with a dot has another one before it).</remarks>
/// <param name="keep">Takes each mail; the client has its answer once it is kept.</param>
internal sealed class SmtpSession(Func<byte[], Task> keep)
{
    private const int Longest = 10 * 1024 * 1024;

    /// <summary>Serves a connection until the client says goodbye or is gone.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>A task that ends then.</returns>
    public async Task ServeAsync(ConnectionContext connection)
    {
        // Latin-1 gives each byte its own letter, so that a text leaves as it came.
        using var reader = new StreamReader(connection.Transport.Input.AsStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(connection.Transport.Output.AsStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 mailbox of the demo");
            while (await reader.ReadLineAsync(connection.ConnectionClosed) is { } line && await AnswerAsync(line, reader, writer, connection.ConnectionClosed))
            {
                // The next command.
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ConnectionResetException)
        {
            // The client is gone; what it had no answer for was not kept.
        }
    }

    private async Task<bool> AnswerAsync(string line, StreamReader reader, StreamWriter writer, CancellationToken cancellationToken)
    {
        switch (line.Split(' ')[0].ToUpperInvariant())
        {
            case "EHLO":
                await writer.WriteAsync("250-mailbox\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 10485760\r\n");
                return true;
            case "DATA":
                await writer.WriteLineAsync("354 end with a dot");
                await writer.WriteLineAsync(await TakeAsync(reader, cancellationToken) ? "250 kept" : "552 too large");
                return true;
            case "HELO" or "MAIL" or "RCPT" or "RSET" or "NOOP":
                await writer.WriteLineAsync("250 ok");
                return true;
            case "QUIT":
                await writer.WriteLineAsync("221 goodbye");
                return false;
            default:
                await writer.WriteLineAsync("502 not known here");
                return true;
        }
    }

    private async Task<bool> TakeAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line == ".")
            {
                var isSmall = text.Length <= Longest;
                if (isSmall)
                {
                    await keep(Encoding.Latin1.GetBytes(text.ToString()));
                }

                return isSmall;
            }

            if (text.Length <= Longest)
            {
                text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }
        }

        throw new IOException("The client left within a mail.");
    }
}
