namespace Bridge.Sandbox.Reso.Query;

/// <summary>The request cannot be answered; carries the status and the part of the query at fault.</summary>
internal sealed class QueryRefusedException(int status, string message, string target = "Query") : Exception(message)
{
    public int Status { get; } = status;

    public string Target { get; } = target;
}
