using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bridge.Host.Tests.Features.MemberApi;

/// <summary>A call written byte by byte, as no client library would.</summary>
internal static class RawCall
{
    /// <summary>Sends it.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="head">Header lines.</param>
    /// <param name="body">The body, as it is.</param>
    /// <param name="ends">True when nothing more will come; false when the sender waits with its side open.</param>
    /// <returns>The status of the answer; null when the connection was ended without one.</returns>
    public static async Task<HttpStatusCode?> SendAsync(Uri address, string head, string body, bool ends = true)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port, patience.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"POST {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n{head}\r\n\r\n{body}"), patience.Token);
        if (ends)
        {
            client.Client.Shutdown(SocketShutdown.Send);
        }

        using var reader = new StreamReader(stream, Encoding.Latin1);
        try
        {
            var line = await reader.ReadLineAsync(patience.Token);
            return line?.Split(' ') is [_, var status, ..] ? (HttpStatusCode)int.Parse(status, CultureInfo.InvariantCulture) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
