using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Host.Features.Sync.Guards;

/// <summary>Stops a run in which so many records are refused that a setting is more likely wrong than the records.</summary>
internal sealed class RefusalGuard(bool isAccepted)
{
    private const int Fewest = 20;
    private const double Share = 0.2;
    private readonly Lock _gate = new();
    private int _settled;
    private int _refused;

    /// <summary>Counts outcomes.</summary>
    /// <param name="settled">Records that got a verdict.</param>
    /// <param name="refused">Those of them that were refused.</param>
    /// <param name="example">One of the reasons.</param>
    /// <exception cref="ConnectorException"><see cref="FailureKind.NeedsConsent"/> when a fifth or more were refused.</exception>
    public void Check(int settled, int refused, Refusal? example)
    {
        lock (_gate)
        {
            _settled += settled;
            _refused += refused;
            if (isAccepted || _refused < Fewest || _refused < _settled * Share)
            {
                return;
            }
        }

        throw new ConnectorException(
            FailureKind.NeedsConsent,
            $"The target refused {_refused} of {_settled} records ({example?.Code}: {example?.Reason}).",
            $"Look at the mapping and the target's fields; if the records really are wrong, run again with --accept {Surprises.MassRefusal}.")
        { Surprise = Surprises.MassRefusal };
    }
}
