using System.Text.Json.Nodes;
using Bridge.Faults.Checking;
using Bridge.Faults.Staging;
using Bridge.Sandbox.Serving;

namespace Bridge.Faults.Targets;

/// <summary>The CRM that the bridge writes to while it is broken. All cells and the checker are the same for each.</summary>
/// <param name="Name">Its word in the settings.</param>
internal abstract record FaultTarget(string Name)
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, FaultTarget> All { get; } =
        new FaultTarget[] { new ZendeskTarget(), new SalesforceTarget(), new DataverseTarget(), new FreshdeskTarget() }.ToDictionary(target => target.Name);

    /// <summary>Query of the dump of members.</summary>
    public abstract string Users { get; }

    /// <summary>Query of the dump of offices.</summary>
    public abstract string Organizations { get; }

    /// <summary>Which field of it holds which field of the MLS.</summary>
    public abstract FieldPairs Pairs { get; }

    /// <summary>Most records that may be written again after a kill: what was under way, in calls that take their records together.</summary>
    public abstract int Repeatable { get; }

    /// <summary>How many times a new row is written.</summary>
    /// <param name="hasLeft">True for the row of somebody who has left.</param>
    /// <returns>Two where nobody can be made inactive in the call that makes the row.</returns>
    public virtual int WritesOfNew(bool hasLeft) => 1;

    /// <summary>Members of the cell that is held to ten calls in ten seconds.</summary>
    public virtual int ThrottledMembers => 2000;

    /// <summary>Most answers with 429 for each window of ten calls; null where the account tells how many calls are left, so that two are enough in all.</summary>
    public virtual int? RefusalsInAWindow => null;

    /// <summary>Starts the stand-in, empty.</summary>
    /// <param name="settings">Latency and seed.</param>
    /// <param name="options">What the stage is set up with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The stand-in.</returns>
    public abstract Task<SandboxServer> StartAsync(SandboxSettings settings, StageOptions options, CancellationToken cancellationToken);

    /// <summary>Settings of the connection, as they stand between braces.</summary>
    /// <param name="address">Address of the stand-in.</param>
    /// <returns>YAML.</returns>
    public abstract string Connection(Uri address);

    /// <summary>Adds to a row what the checker looks at, under the names that Zendesk has for it: external_id, id, organization_id, suspended, deleted, creations.</summary>
    /// <param name="row">The row as it is stored.</param>
    /// <returns>The row for the checker.</returns>
    public abstract JsonObject Common(JsonObject row);
}
