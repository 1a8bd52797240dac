using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Bridge.Access.Requests;

/// <summary>What a request tells of whoever sent it.</summary>
internal static class Callers
{
    private const int NetworkBytes = 8;

    /// <summary>True for a person's browser that waits for a page; everything else is a program and gets JSON.</summary>
    /// <param name="request">The request.</param>
    /// <returns>See above.</returns>
    public static bool WantsPage(HttpRequest request) =>
        request.Headers.Authorization.Count == 0
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate";

    /// <summary>Names the sender for counting: an address, or the /64 network of an IPv6 address, which one household has whole.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The name.</returns>
    public static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context.Connection.RemoteIpAddress;
        return address?.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address?.ToString() ?? "none";
    }

    /// <summary>True when the request was made on this machine, to a loopback name, and not handed on by a proxy.</summary>
    /// <param name="context">The request.</param>
    /// <returns>See above.</returns>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && IsLoopbackName(context.Request.Host)
        && !context.Request.Headers.Keys.Any(name => name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));

    // Another name that resolves to this machine is how a page elsewhere would get here (DNS rebinding).
    private static bool IsLoopbackName(HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
