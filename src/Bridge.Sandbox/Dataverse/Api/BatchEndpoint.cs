using System.Text.Json;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary><c>POST $batch</c>: up to 1,000 operations, change sets among them, one after the other.</summary>
/// <remarks>Source: Microsoft Learn, "Execute batch operations using the Web API".</remarks>
internal sealed class BatchEndpoint(Func<ODataCall, UndoLog, ODataReply> answer)
{
    private const int Most = 1000;

    /// <summary>Works through a batch.</summary>
    /// <param name="call">The call that carries it.</param>
    /// <param name="groups">Its groups.</param>
    /// <param name="writer">Takes the answers.</param>
    /// <returns>HTTP status of the whole.</returns>
    public int Answer(ODataCall call, IReadOnlyList<BatchGroup> groups, BatchWriter writer)
    {
        if (groups.Sum(group => group.Parts.Count) is 0 or > Most)
        {
            throw RowFaults.Syntax("The batch size is not between 1 and the maximum of 1000.");
        }

        var goesOn = call.Prefers("odata.continue-on-error");
        foreach (var group in groups)
        {
            if (!Answer(call, group, writer) && !goesOn)
            {
                return 400;
            }
        }

        return 200;
    }

    private bool Answer(ODataCall outer, BatchGroup group, BatchWriter writer)
    {
        if (!group.IsChangeSet)
        {
            var reply = One(outer, group.Parts[0], new UndoLog(), []);
            writer.Add(reply);
            return reply.Status < 400;
        }

        var (undo, known, replies) = (new UndoLog(), new Dictionary<string, string>(StringComparer.Ordinal), new List<(ODataReply, string?)>());
        foreach (var part in group.Parts)
        {
            var reply = part.Method == "GET"
                ? ODataReply.Error(new RowFault(400, "0x80060888", "A change set may not hold GET operations."))
                : One(outer, part, undo, known);
            if (reply.Status >= 400)
            {
                undo.RollBack();
                writer.Add(reply);
                return false;
            }

            replies.Add((reply, part.ContentId));
            if (part.ContentId is { } id && reply.Headers.FirstOrDefault(header => header.Name == "OData-EntityId").Value is { } made)
            {
                known[id] = made;
            }
        }

        writer.Add(replies);
        return true;
    }

    private ODataReply One(ODataCall outer, BatchPart part, UndoLog undo, Dictionary<string, string> known)
    {
        try
        {
            var target = Filled(part.Target, known);
            var below = target.IndexOf("/api/data/v", StringComparison.Ordinal);
            var rest = below < 0 ? target.TrimStart('/') : target[(target.IndexOf('/', below + "/api/data/v".Length) + 1)..];
            var cut = rest.IndexOf('?', StringComparison.Ordinal);
            var (path, query) = cut < 0 ? (rest, "") : (rest[..cut], rest[(cut + 1)..]);
            return path.StartsWith("$batch", StringComparison.Ordinal)
                ? throw RowFaults.Syntax("A batch may not hold another batch.")
                : answer(
                    new ODataCall(part.Method, path, query, name => part.Headers.GetValueOrDefault(name) ?? "", Body(Filled(part.Body, known)), outer.Root, outer.User, outer.Call),
                    undo);
        }
        catch (RowRefusedException refused)
        {
            return ODataReply.Error(refused.Fault);
        }
    }

    private static JsonElement Body(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return default;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            throw new RowRefusedException(400, "0x80048d19", "Error identified in Payload provided by the user: it is no JSON.");
        }
    }

    // "$1" leads to what an earlier operation of the same change set made.
    private static string Filled(string text, Dictionary<string, string> known)
    {
        foreach (var (id, made) in known)
        {
            text = text.Replace($"\"${id}\"", $"\"{made}\"", StringComparison.Ordinal);
            text = text == $"${id}" || text == $"/${id}" ? made : text;
        }

        return text.Length > 1 && text[0] == '$' && char.IsAsciiDigit(text[1])
            ? throw RowFaults.Syntax($"Content-ID Reference: '{text}' does not exist in the batch context.")
            : text;
    }
}
