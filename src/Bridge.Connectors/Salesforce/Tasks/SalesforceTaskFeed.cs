using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Interactions;
using Bridge.Core.Model;

namespace Bridge.Connectors.Salesforce.Tasks;

/// <summary>Reads tasks in the order of (SystemModstamp, Id), deleted and archived ones too, then the deletions that no query shows any more.</summary>
/// <remarks>
/// A read begins some minutes before the greatest stamp that was received, for the reason of cases (<see cref="Cases.SalesforceCaseSource"/>).
/// Source: REST API Developer Guide, "QueryAll"; Object Reference, Task, "System Fields".
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="pageSize">Tasks of one page, 1 to 250: so many contacts fit into the address of one query.</param>
internal sealed class SalesforceTaskFeed(SalesforceSession session, int pageSize = SalesforceTaskFeed.LargestPage) : IReadsInteractions
{
    /// <summary>Most tasks of a page.</summary>
    public const int LargestPage = 250;

    private const string Purpose = "list its tasks";
    private const string Fields = "Id,IsDeleted,CreatedDate,SystemModstamp,WhoId,WhatId,Subject,Status,IsClosed,OwnerId,Owner.Name";
    private static readonly string[] _optional = ["TaskSubtype", "CallType", "CallDisposition", "CallDurationInSeconds", "CompletedDateTime"];
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(5);
    private readonly SalesforceTaskReader _reader = new(session.Settings.Name);

    /// <inheritdoc />
    public async IAsyncEnumerable<InteractionPage> ReadAsync(Cursor? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reached = from is { } cursor ? SalesforcePlace.Parse(cursor) : Start();
        var select = $"SELECT {await FieldsAsync(cancellationToken)} FROM Task";
        var where = $"SystemModstamp >= {SalesforceTime.Literal(reached.Id is null ? reached.Time : reached.Time - _overlap)}";
        while (true)
        {
            var rows = await RowsAsync($"{select} WHERE {where} ORDER BY SystemModstamp, Id LIMIT {pageSize}", cancellationToken);
            if (rows.Count == 0 || rows[^1].TimeOf("SystemModstamp") is not { } stamp || rows[^1].TextOf("Id") is not { } id)
            {
                break;
            }

            var literal = SalesforceTime.Literal(stamp);
            reached = stamp >= reached.Time ? reached with { At = literal, Id = id } : reached;
            where = $"(SystemModstamp > {literal} OR (SystemModstamp = {literal} AND Id > {SoqlText.Quoted(id)}))";
            yield return await PageAsync(rows, reached.ToCursor(), cancellationToken);
            if (rows.Count < pageSize)
            {
                break;
            }
        }

        var (gone, place) = await new SalesforceDeletions(session, "Task").ReadAsync(reached, cancellationToken);
        yield return new([], [.. gone.Keys.Select(_reader.KeyOf)], [], place.ToCursor());
    }

    private async Task<InteractionPage> PageAsync(List<JsonElement> rows, Cursor next, CancellationToken cancellationToken)
    {
        var members = await MembersAsync([.. rows.Where(row => !row.FlagOf("IsDeleted")).Select(row => row.TextOf("WhoId")).OfType<string>().Where(IsContact).Distinct()], cancellationToken);
        var (told, gone, refused) = (new List<Interaction>(rows.Count), new List<RecordKey>(), new List<RefusedRow>());
        foreach (var row in rows)
        {
            if (row.TextOf("Id") is not { } id)
            {
                refused.Add(new(_reader.KeyOf("?").ExternalId, new("MissingId", "Salesforce does not say which task it is.")));
            }
            else if (_reader.Read(row, id, members) is { } interaction)
            {
                told.Add(interaction);
            }
            else
            {
                gone.Add(_reader.KeyOf(id));
            }
        }

        return new(told, gone, refused, next);
    }

    // A task leads to a contact or a lead, so that no field of the contact can be asked for beside it.
    private async Task<Dictionary<string, string>> MembersAsync(IReadOnlyCollection<string> contacts, CancellationToken cancellationToken)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        if (contacts.Count == 0 || !(await session.Schemas.OfAsync(SalesforceKind.Contacts, cancellationToken)).MayRead(SalesforceKind.KeyField))
        {
            return members; // without the field nobody is a member
        }

        const string select = $"SELECT Id,{SalesforceKind.KeyField} FROM Contact WHERE Id IN (";
        foreach (var list in SoqlText.Lists(contacts, select))
        {
            foreach (var row in await RowsAsync($"{select}{list})", cancellationToken))
            {
                if (row.TextOf("Id") is { } id && DeskReading.MemberIdOf(row.TextOf(SalesforceKind.KeyField)) is { } member)
                {
                    members[id] = member;
                }
            }
        }

        return members;
    }

    private async Task<List<JsonElement>> RowsAsync(string soql, CancellationToken cancellationToken)
    {
        var found = new List<JsonElement>();
        await foreach (var rows in session.Client.QueryAsync(soql, isAll: true, Purpose, cancellationToken))
        {
            found.AddRange(rows.Items().Select(row => row.Clone()));
        }

        return found;
    }

    // What a phone system or a mail adds is hidden in many an org; a query that names such a field fails.
    private async Task<string> FieldsAsync(CancellationToken cancellationToken)
    {
        var tasks = await session.Schemas.OfAsync(SalesforceKind.Tasks, cancellationToken);
        return string.Join(',', _optional.Where(tasks.MayRead).Prepend(Fields));
    }

    private SalesforcePlace Start() => new() { At = SalesforceTime.Literal(session.Settings.TicketsSince ?? session.Time.GetUtcNow().AddYears(-1)) };

    private static bool IsContact(string id) => id.StartsWith("003", StringComparison.Ordinal);
}
