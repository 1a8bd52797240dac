using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync.Sending;

/// <summary>Gathers the outcomes of a batch into what the store must hold.</summary>
/// <typeparam name="T">Record kind.</typeparam>
internal sealed class OutcomeUnit<T>(RecordKind<T> kind)
    where T : IRecord
{
    private static readonly Refusal _madeOfPart = new(
        "MadeAnew",
        "The record was deleted in the target, or merged away, and the change made a new one of the changed fields alone. Look whether it may stay: if so, replay, which sends the rest; if not, delete it there and dismiss this.");

    private readonly List<Link> _links = [];
    private readonly List<string> _released = [];
    private readonly List<(string ExternalId, string RefersTo, string Record)> _waiting = [];
    private readonly List<string> _noLongerWaiting = [];

    /// <summary>Records to set aside.</summary>
    public List<SetAside> SetAside { get; } = [];

    /// <summary>Tells whether a target made a record of a change: it had lost the one that the change was for.</summary>
    /// <param name="change">The change.</param>
    /// <param name="outcome">What became of it.</param>
    /// <returns>True when the record there lacks all that did not change.</returns>
    public static bool IsMadeOfPart(PlannedChange change, WriteOutcome outcome) =>
        outcome == WriteOutcome.Created && change.Write is { IsNew: false, IsWhole: false };

    /// <summary>Adds an outcome.</summary>
    /// <param name="change">The change.</param>
    /// <param name="result">What became of it.</param>
    public void Add(PlannedChange change, WriteResult result)
    {
        if (result.Outcome == WriteOutcome.Refused)
        {
            var refusal = result.Refusal ?? new Refusal("refused", "The target gave no reason.");
            SetAside.Add(new SetAside(change.ExternalId, refusal, Json(change)));
            return;
        }

        var after = change.After!; // a change that was written always has one
        if (IsMadeOfPart(change, result.Outcome))
        {
            // What the target lacks counts as never sent: the replay sends it, or the next change.
            var fields = new ulong[after.Fields.Length];
            Array.ForEach(change.Changed, position => fields[position] = after.Fields[position]);
            _links.Add(after with { TargetId = result.TargetId, Fields = fields });
            SetAside.Add(new SetAside(change.ExternalId, _madeOfPart, Json(change)));
            return;
        }

        _links.Add(after with { TargetId = result.TargetId ?? after.TargetId });
        _released.Add(change.ExternalId);
        if (change.WaitsFor is { } other)
        {
            _waiting.Add((change.ExternalId, other, Json(change) ?? ""));
        }
        else
        {
            _noLongerWaiting.Add(change.ExternalId);
        }
    }

    /// <summary>The unit, without batch numbers and cursor.</summary>
    /// <returns>The unit.</returns>
    public CommitUnit ToCommit() => new()
    {
        Links = _links, SetAside = SetAside, Released = _released, Waiting = _waiting, NoLongerWaiting = _noLongerWaiting,
    };

    /// <summary>Writes a change's record for the dead letters.</summary>
    /// <param name="change">The change.</param>
    /// <returns>JSON, or null when there is no record.</returns>
    public string? Json(PlannedChange change) => change.Record is T record ? kind.Serialize(record) : null;
}
