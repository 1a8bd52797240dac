namespace Bridge.Bench.Stages;

/// <summary>What one unmeasured run of the bridge read and wrote; from it each floor gets pages and bodies of its own.</summary>
internal interface IFloorMaterial
{
    /// <summary>Writes a plan for the floor on another stage, whose offices have other ids.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Folder of the plan.</returns>
    Task<string> WriteAsync(Stage stage, CancellationToken cancellationToken);
}
