using System.Globalization;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Host.Features.Sync;

/// <summary>Tells after a route's first sync which fields a target has left out without a word because it does not have them.</summary>
/// <remarks>Most targets refuse such a write; with the others the sync looks done, and later ones see nothing to change.</remarks>
internal static class DroppedFields
{
    private const int Named = 5;

    /// <summary>Looks for them.</summary>
    /// <typeparam name="T">Record kind.</typeparam>
    /// <param name="route">The route.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>What to tell; null when nothing was left out.</returns>
    public static async Task<string?> FindAsync<T>(OpenRoute<T> route, CancellationToken cancellationToken)
        where T : IRecord
    {
        if (route.Sink is not IReadsBack { DropsUnknownFields: true } || route.Sink is not IProvisions provisions)
        {
            return null;
        }

        try
        {
            var steps = await provisions.PlanAsync(route.Shape, cancellationToken);
            List<string> missing = [.. steps.Where(step => step.Action == ProvisionAction.Create).Select(step => step.Field.Name)];
            return missing.Count == 0 ? null : string.Create(
                CultureInfo.InvariantCulture,
                $"{route.Settings.To} lacks {missing.Count} of the fields that were sent and left them out without a word: {string.Join(", ", missing.Take(Named))}{(missing.Count > Named ? " and more" : "")}. Run 'bridge provision --apply', then 'bridge sync --verify'.");
        }
        catch (ConnectorException failure)
        {
            // The records are written; what could not be looked at is said in place of a silence.
            return $"Whether {route.Settings.To} has all the fields that were sent could not be seen: {failure.Problem} 'bridge check --online' tells it.";
        }
    }
}
