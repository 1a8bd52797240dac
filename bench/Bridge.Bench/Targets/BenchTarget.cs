using System.Text.Json;

namespace Bridge.Bench.Targets;

/// <summary>The CRM that is measured: how its stand-in is started, signed in to and looked into.</summary>
/// <param name="Name">Its word, for the settings and for <c>bridge sandbox</c>.</param>
internal abstract record BenchTarget(string Name)
{
    /// <summary>The targets by name.</summary>
    public static IReadOnlyDictionary<string, BenchTarget> All { get; } =
        new BenchTarget[] { new ZendeskTarget(), new SalesforceTarget(), new SalesforceTarget("off"), new DataverseTarget(), new FreshdeskTarget() }.ToDictionary(target => target.Word);

    /// <summary>Its word for <c>--target</c>.</summary>
    public virtual string Word => Name;

    /// <summary>Settings of the connection beside those that the stand-in tells, each with a comma in front.</summary>
    public virtual string Settings => "";

    /// <summary>Whether a new row of somebody who has left takes two operations, which the stand-in counts as two records.</summary>
    public virtual bool RetiresApart => false;

    /// <summary>Query of the dump of members.</summary>
    public abstract string Members { get; }

    /// <summary>Reads the external id of a member that is stored.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The external id; null for somebody whom the bridge did not write.</returns>
    public abstract string? KeyOf(JsonElement row);

    /// <summary>Fields that the default mapping takes as they are, of a row of the MLS. Equal or not is all that is asked.</summary>
    /// <param name="row">The row.</param>
    /// <returns>A hash.</returns>
    public abstract int OfMember(JsonElement row);

    /// <summary>The same fields of a row of the CRM.</summary>
    /// <param name="row">The row.</param>
    /// <returns>A hash.</returns>
    public abstract int OfRow(JsonElement row);

    /// <summary>Takes what a floor needs from a stage on which the bridge has run.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The material.</returns>
    public abstract Task<Stages.IFloorMaterial> MaterialAsync(Stages.Stage stage, CancellationToken cancellationToken);

    /// <summary>Reads a text.</summary>
    /// <param name="row">The row.</param>
    /// <param name="name">Its property.</param>
    /// <returns>The text; null where there is none.</returns>
    protected static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
