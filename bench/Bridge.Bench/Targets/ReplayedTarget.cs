using System.Text.Json;
using Bridge.Bench.Stages;

namespace Bridge.Bench.Targets;

/// <summary>A CRM whose floor sends again what the bridge has sent, with the ids that offices have in its own stand-in.</summary>
/// <param name="Name">Its word.</param>
/// <param name="Parallel">Calls in flight, as the bridge has by default.</param>
/// <param name="NameField">The MLS's field of the name that is compared.</param>
internal abstract record ReplayedTarget(string Name, int Parallel, string NameField) : BenchTarget(Name)
{
    /// <summary>Query of the dump of offices.</summary>
    public abstract string Offices { get; }

    /// <summary>Reads an office that is stored.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Its key and the id by which members name it, as it stands in a body.</returns>
    public abstract (string? Key, string Id) OfficeOf(JsonElement row);

    /// <summary>Tells whether a call writes members.</summary>
    /// <param name="line">Method and path.</param>
    /// <param name="body">Its body.</param>
    /// <returns>True when it does.</returns>
    public abstract bool Writes(string line, string body);

    /// <summary>How the floor signs in.</summary>
    /// <param name="address">Address of the stand-in.</param>
    /// <returns>A header's value, or path and form of a call that gives a token, with a space between.</returns>
    public abstract string SignIn(Uri address);

    /// <inheritdoc />
    public sealed override int OfMember(JsonElement row) => Hash(row, NameField, "MemberEmail", row, "MemberStatus", "MemberMlsId", false);

    /// <summary>Fields whose values the CRM takes as they are; the case of letters does not count.</summary>
    /// <param name="row">A row.</param>
    /// <param name="name">Property of the name.</param>
    /// <param name="email">Property of the address.</param>
    /// <param name="own">Where the bridge's own fields are.</param>
    /// <param name="status">Property of the status.</param>
    /// <param name="id">Property of the id that people use.</param>
    /// <param name="isDeleted">Whether the row is deleted.</param>
    /// <returns>A hash.</returns>
    protected static int Hash(JsonElement row, string name, string email, JsonElement own, string status, string id, bool isDeleted) => HashCode.Combine(
        Text(row, name)?.ToUpperInvariant(), Text(row, email)?.ToUpperInvariant(), Text(own, status), Text(own, id), isDeleted);

    /// <inheritdoc />
    public override async Task<IFloorMaterial> MaterialAsync(Stage stage, CancellationToken cancellationToken) => await ReplayMaterial.FromAsync(stage, this, cancellationToken);
}
