namespace Bridge.Sandbox.Dataverse.Store;

/// <summary>Ends the work on one request with a fault.</summary>
internal sealed class RowRefusedException(RowFault fault) : Exception(fault.Message)
{
    public RowRefusedException(int status, string code, string message)
        : this(new RowFault(status, code, message))
    {
    }

    public RowFault Fault { get; } = fault;
}
