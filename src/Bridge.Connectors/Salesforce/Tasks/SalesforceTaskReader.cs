using System.Text.Json;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Interactions;
using Bridge.Core.Model;

namespace Bridge.Connectors.Salesforce.Tasks;

/// <summary>Turns tasks into interactions: who, when, by which way, why, how it was handled and by whom. Card data is lost here, at the door.</summary>
/// <remarks>
/// A task that is still open is something to do, not a contact. A logged call has ended when it was completed. Source: Object Reference, Task
/// (TaskSubtype, CallType, CallDisposition, CallDurationInSeconds in seconds, CompletedDateTime).
/// </remarks>
/// <param name="origin">Name of the connection.</param>
internal sealed class SalesforceTaskReader(string origin)
{
    private const int LongestCall = 24 * 60 * 60;

    /// <summary>The key of a task's interaction.</summary>
    /// <param name="id">Salesforce's id.</param>
    /// <returns>The key.</returns>
    public RecordKey KeyOf(string id) => new(origin, $"task/{id}");

    /// <summary>Reads a task.</summary>
    /// <param name="row">Its JSON.</param>
    /// <param name="id">Its id.</param>
    /// <param name="members">External ids of members by the ids of contacts.</param>
    /// <returns>The interaction; null for a task that is deleted, open, without a time, or nobody's.</returns>
    public Interaction? Read(JsonElement row, string id, Dictionary<string, string> members)
    {
        if (row.FlagOf("IsDeleted") || !row.FlagOf("IsClosed") || row.TextOf("WhoId") is not { } who || !members.TryGetValue(who, out var member)
            || (row.TimeOf("CompletedDateTime") ?? row.TimeOf("CreatedDate")) is not { } ended)
        {
            return null;
        }

        var isCall = row.TextOf("TaskSubtype") == "Call" || row.TextOf("CallType") is not null;
        var seconds = isCall && row.Of("CallDurationInSeconds") is { ValueKind: JsonValueKind.Number } length && length.TryGetInt32(out var number) ? Math.Clamp(number, 0, LongestCall) : 0;
        return new Interaction
        {
            Key = KeyOf(id),
            MemberId = member,
            At = ended.AddSeconds(-seconds),
            Channel = ChannelOf(row.TextOf("TaskSubtype"), isCall),
            Subject = Line(row.TextOf("Subject"), Interaction.LongestSubject),
            Outcome = Line((isCall ? row.TextOf("CallDisposition") : null) ?? row.TextOf("Status"), Interaction.LongestText),
            By = Line(row.Of("Owner").TextOf("Name"), Interaction.LongestName),
            Link = row.TextOf("WhatId") is { } what && Cases.SalesforceCaseQueries.IsId(what) ? new RecordKey(origin, what).ExternalId : null,
        };
    }

    private static InteractionChannel ChannelOf(string? subtype, bool isCall) => (isCall, subtype) switch
    {
        (true, _) => InteractionChannel.Phone,
        (_, "Email" or "ListEmail") => InteractionChannel.Email,
        (_, "LinkedIn") => InteractionChannel.Social,
        _ => InteractionChannel.Other,
    };

    private static string? Line(string? text, int most) =>
        DeskReading.Clean(text?.ReplaceLineEndings(" ")) is { } clean ? (clean.Length > most ? TextCut.To(clean, most) : clean).Trim() : null;
}
