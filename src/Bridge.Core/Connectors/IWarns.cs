namespace Bridge.Core.Connectors;

/// <summary>Capability of a source or sink: it went on, and an administrator should know something all the same.</summary>
public interface IWarns
{
    /// <summary>Looks for what should be known now.</summary>
    /// <returns>What it is and what to do, in words without a value of a record; null when all is well.</returns>
    string? Warn();
}
