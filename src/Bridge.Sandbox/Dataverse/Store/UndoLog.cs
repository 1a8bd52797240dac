namespace Bridge.Sandbox.Dataverse.Store;

/// <summary>What has to be done to take back the changes of one transaction.</summary>
internal sealed class UndoLog
{
    private readonly Stack<Action> _steps = new();

    public void Add(Action step) => _steps.Push(step);

    public void RollBack()
    {
        while (_steps.TryPop(out var step))
        {
            step();
        }
    }
}
