using System.Diagnostics;

namespace Bridge.Access.Requests;

/// <summary>Names the place in the program where something went wrong: messages and whole traces may hold values of records, the place holds none.</summary>
public static class FaultPlace
{
    /// <summary>Looks for the nearest place in the bridge's own code; what it called in the framework tells less.</summary>
    /// <param name="error">What was thrown.</param>
    /// <returns>Type and method, such as <c>Bridge.Host.Features.Sync.SyncRun.MoveNext</c>.</returns>
    public static string Of(Exception error)
    {
        var methods = new StackTrace(error).GetFrames().Select(frame => frame.GetMethod()).ToList();
        var place = methods.Find(method => method?.DeclaringType?.Namespace?.StartsWith("Bridge.", StringComparison.Ordinal) == true) ?? methods.FirstOrDefault();
        return place is null ? "an unknown place" : $"{place.DeclaringType?.FullName}.{place.Name}";
    }
}
