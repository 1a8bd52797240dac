using Bridge.Sandbox.Serving;

namespace Bridge.Host.Proof.Separation.Collecting;

/// <summary>What a stand-in received, as evidence.</summary>
internal static class Recorded
{
    /// <summary>All requests: line, headers, body.</summary>
    /// <param name="system">Which system.</param>
    /// <param name="recording">What it kept.</param>
    /// <param name="from">How many of its first requests to leave out.</param>
    /// <returns>The evidence.</returns>
    public static Evidence By(string system, RequestRecording recording, int from = 0)
    {
        var bytes = new MemoryStream();
        foreach (var request in recording.Requests().Skip(from))
        {
            bytes.Write(request.ToBytes());
        }

        return Evidence.Of($"requests received by {system}", bytes.ToArray());
    }
}
