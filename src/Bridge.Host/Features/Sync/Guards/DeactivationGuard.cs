using Bridge.Core.Connectors;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Guards;

/// <summary>Stops a run that would deactivate more than a person may have meant.</summary>
internal sealed class DeactivationGuard(Links links, double maxShare, bool isAccepted)
{
    /// <summary>So few deactivations never stop a run, however small the MLS is.</summary>
    private const int AlwaysAllowed = 5;

    /// <summary>Checks before the first deactivation is sent.</summary>
    /// <param name="planned">Deactivations planned.</param>
    /// <exception cref="ConnectorException"><see cref="FailureKind.NeedsConsent"/> when they are too many.</exception>
    public void Check(int planned)
    {
        if (planned <= AlwaysAllowed || isAccepted)
        {
            return;
        }

        var active = links.Count().Active;
        if (planned <= active * maxShare)
        {
            return;
        }

        throw new ConnectorException(
            FailureKind.NeedsConsent,
            $"{planned} of {active} records would be deactivated, more than the {maxShare:P0} that 'maxDeactivationShare' allows.",
            $"Look at 'bridge plan'; if they really left, run again with --accept {Surprises.MassDeactivation}. Nothing was deactivated.")
        { Surprise = Surprises.MassDeactivation };
    }
}
