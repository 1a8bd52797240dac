using Bridge.Core.Mapping;

namespace Bridge.Core.Connectors;

/// <summary>Capability of a sink: it can create the fields that a mapping needs in the target.</summary>
public interface IProvisions
{
    /// <summary>Says which fields are missing or of the wrong type; changes nothing.</summary>
    /// <param name="shape">The fields the mapping writes.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>One step for each field of the shape that the target lets an administrator define.</returns>
    Task<IReadOnlyList<ProvisionStep>> PlanAsync(TargetShape shape, CancellationToken cancellationToken);

    /// <summary>Carries out one step of kind <see cref="ProvisionAction.Create"/>.</summary>
    /// <param name="step">The step, as planned.</param>
    /// <param name="cancellationToken">Abandons the call; running the step again is safe.</param>
    /// <returns>A task that ends when the field exists.</returns>
    Task ApplyAsync(ProvisionStep step, CancellationToken cancellationToken);
}

/// <summary>What provisioning would do about one field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Action">What is to be done.</param>
/// <param name="Detail">One sentence for the administrator.</param>
public sealed record ProvisionStep(TargetField Field, ProvisionAction Action, string Detail);

/// <summary>What provisioning would do.</summary>
public enum ProvisionAction
{
    /// <summary>The field is there and fits.</summary>
    Keep,

    /// <summary>The field is missing and can be created.</summary>
    Create,

    /// <summary>A field of that name has another type; a person has to decide. An existing field is never retyped.</summary>
    Conflict,
}
