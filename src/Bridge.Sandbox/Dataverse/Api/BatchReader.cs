using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using Bridge.Sandbox.Dataverse.Store;
using Microsoft.AspNetCore.WebUtilities;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary>Reads the parts of a batch; change sets are parts with parts of their own.</summary>
/// <remarks>Source: Microsoft Learn, "Execute batch operations using the Web API".</remarks>
internal static class BatchReader
{
    /// <summary>Reads a body.</summary>
    /// <param name="contentType">Its content type, which names the boundary.</param>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="RowRefusedException">It is no batch.</exception>
    public static async Task<IReadOnlyList<BatchGroup>> ReadAsync(string? contentType, Stream body, CancellationToken cancellationToken)
    {
        var groups = new List<BatchGroup>();
        await foreach (var section in SectionsAsync(contentType, body, cancellationToken))
        {
            if (section.ContentType?.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase) != true)
            {
                groups.Add(new BatchGroup(IsChangeSet: false, [await ReadAsync(section, cancellationToken)]));
                continue;
            }

            var parts = new List<BatchPart>();
            await foreach (var inner in SectionsAsync(section.ContentType, section.Body, cancellationToken))
            {
                parts.Add(await ReadAsync(inner, cancellationToken));
            }

            groups.Add(new BatchGroup(IsChangeSet: true, parts));
        }

        return groups;
    }

    private static async IAsyncEnumerable<MultipartSection> SectionsAsync(
        string? contentType, Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || type.Parameters.FirstOrDefault(one => one.Name == "boundary")?.Value?.Trim('"') is not { Length: > 0 } boundary)
        {
            throw RowFaults.Syntax("The content type of a batch must be multipart/mixed with a boundary.");
        }

        var reader = new MultipartReader(boundary, body);
        while (await NextAsync(reader, cancellationToken) is { } section)
        {
            yield return section;
        }
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            throw RowFaults.Syntax("The batch request is malformed: it ended before its last boundary, or its lines do not end in CRLF.");
        }
    }

    private static async Task<BatchPart> ReadAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(section.Body, Encoding.UTF8);
        var request = (await reader.ReadLineAsync(cancellationToken) ?? "").Split(' ');
        if (section.ContentType != "application/http" || request is not [var method, var target, "HTTP/1.1"])
        {
            throw RowFaults.Syntax("Each part of a batch must be of type application/http and begin with a request line.");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        string? id = null;
        if (section.Headers?.TryGetValue("Content-ID", out var value) == true)
        {
            id = value.ToString();
        }

        return new BatchPart(method, target, headers, await reader.ReadToEndAsync(cancellationToken), id);
    }
}
