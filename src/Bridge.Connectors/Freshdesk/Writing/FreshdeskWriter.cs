using System.Net;
using System.Text.Json;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Connectors.Freshdesk.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Freshdesk.Writing;

/// <summary>Writes one record: changes the one whose id is known, or creates it, and settles what turns out to be there already.</summary>
/// <remarks>
/// Freshdesk has no upsert. A create under a key that is there is refused with the holder's id, so sending a create again after a lost
/// answer makes no second record: the refusal leads to the first one, which is changed. Source: developers.freshdesk.com, API v2,
/// "Create a Contact", <c>unique_external_id</c>; "HTTP Status Codes", 409.
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="kind">Kind of the records.</param>
/// <param name="payload">Writes them as JSON.</param>
internal sealed class FreshdeskWriter(FreshdeskSession session, FreshdeskKind kind, FreshdeskPayload payload)
{
    private readonly FreshdeskLookup _lookup = new(session.Client, kind);

    /// <summary>Writes a record.</summary>
    /// <param name="write">The record.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ConnectorException">Nothing is known of it, or a fault that all records share.</exception>
    public async Task<WriteResult> WriteAsync(Write write, CancellationToken cancellationToken)
    {
        // A new contact is known by the refusal of its key; a company has no such key, so it is looked for first.
        var id = write.TargetId ?? (write.IsNew && !kind.HasCustomKey ? null : await FindAsync(write.ExternalId, cancellationToken));
        var result = id is null ? write.IsWhole ? await CreateAsync(write, cancellationToken) : Refuse(write, FreshdeskRefusals.Gone(kind.Singular)) : await ChangeAsync(write, id, mayLook: true, cancellationToken);
        if (kind.HasCustomKey && result.Outcome == WriteOutcome.Created)
        {
            await session.Companies.NoteAsync(write.ExternalId, result.TargetId, cancellationToken);
        }

        return result;
    }

    /// <summary>Changes a record that is there.</summary>
    /// <param name="write">The record.</param>
    /// <param name="id">Freshdesk's id.</param>
    /// <param name="mayLook">Whether it may be looked for by its key when there is no such id.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>What became of it.</returns>
    public async Task<WriteResult> ChangeAsync(Write write, string id, bool mayLook, CancellationToken cancellationToken)
    {
        var call = new FreshdeskCall(HttpMethod.Put, $"{kind.Plural}/{Uri.EscapeDataString(id)}", $"change a {kind.Singular}")
        {
            IsIdempotent = true,
            Body = payload.Of(write),
        };
        using var answer = await session.Client.TryAsync(call, cancellationToken);
        if (answer.IsSuccess)
        {
            return new(write.ExternalId, WriteOutcome.Updated, id);
        }

        return answer.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
            ? await MissedAsync(write, id, mayLook, cancellationToken)
            : await RefusedAsync(write, answer, call.Purpose, mayLook, cancellationToken);
    }

    private async Task<WriteResult> CreateAsync(Write write, CancellationToken cancellationToken)
    {
        var call = new FreshdeskCall(HttpMethod.Post, kind.Plural, $"create a {kind.Singular}") { IsIdempotent = true, Body = payload.Of(write) };
        using var answer = await session.Client.TryAsync(call, cancellationToken);
        if (!answer.IsSuccess)
        {
            return await RefusedAsync(write, answer, call.Purpose, mayLook: true, cancellationToken);
        }

        return answer.Root.TextOf("id") is { } id
            ? new(write.ExternalId, WriteOutcome.Created, id)
            : throw FreshdeskErrors.Lost(call.Purpose, null);
    }

    private async Task<string?> FindAsync(string key, CancellationToken cancellationToken) => kind.HasCustomKey
        ? await session.Companies.FindAsync(key, cancellationToken)
        : await _lookup.FindContactAsync(key, cancellationToken);

    // The id is gone or in the trash: perhaps the record lives on under another one.
    private async Task<WriteResult> MissedAsync(Write write, string id, bool mayLook, CancellationToken cancellationToken)
    {
        if (kind.HasCustomKey)
        {
            await session.Companies.NoteAsync(write.ExternalId, null, cancellationToken);
        }

        if (mayLook && await FindAsync(write.ExternalId, cancellationToken) is { } other && other != id)
        {
            return await ChangeAsync(write, other, mayLook: false, cancellationToken);
        }

        using var shown = kind.HasCustomKey ? null : await ShowAsync(id, cancellationToken);
        return shown is { Root: var row } && row.FlagOf("deleted") ? Refuse(write, FreshdeskRefusals.InTrash(id))
            : mayLook && write.IsWhole ? await CreateAsync(write with { TargetId = null }, cancellationToken)
            : Refuse(write, FreshdeskRefusals.Gone(kind.Singular));
    }

    private async Task<WriteResult> RefusedAsync(Write write, FreshdeskAnswer answer, string purpose, bool mayLook, CancellationToken cancellationToken)
    {
        if (answer.Status is not (HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity))
        {
            throw FreshdeskErrors.Of(answer, purpose, session.Time.GetUtcNow());
        }

        if (FreshdeskErrors.MissingField(answer) is { } missing)
        {
            throw missing;
        }

        return answer.Faults.FirstOrDefault(fault => fault.Code == "duplicate_value") is { } taken && answer.Faults.All(fault => fault.Code == "duplicate_value")
            ? await TakenAsync(write, answer, taken, mayLook, cancellationToken)
            : Refuse(write, FreshdeskRefusals.Of(answer));
    }

    // Whoever holds the value is looked at: it may be this very record, made by a call whose answer was lost.
    private async Task<WriteResult> TakenAsync(Write write, FreshdeskAnswer answer, FreshdeskFault taken, bool mayLook, CancellationToken cancellationToken)
    {
        var holder = taken.HolderId?.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ?? await HolderAsync(write, taken.Field, cancellationToken);
        using var shown = holder is null ? null : await ShowAsync(holder, cancellationToken);
        if (shown is null)
        {
            return Refuse(write, FreshdeskRefusals.Of(answer));
        }

        var key = kind.KeyOf(shown.Root);
        var isDeleted = shown.Root.FlagOf("deleted");
        if (key == write.ExternalId && !isDeleted && mayLook)
        {
            return await ChangeAsync(write, holder!, mayLook: false, cancellationToken); // shown only where there is a holder
        }

        return Refuse(write, (key == write.ExternalId && isDeleted, taken.Field) switch
        {
            (true, _) => FreshdeskRefusals.InTrash(holder!), // as above
            (_, "email") => FreshdeskRefusals.EmailInUse(shown.Root.LongOf("id") ?? 0, key, isDeleted),
            (_, FreshdeskKind.ContactKey) => FreshdeskRefusals.KeyInUse(),
            (_, "name") when kind.HasCustomKey => FreshdeskRefusals.NameInUse(holder!), // as above
            _ => FreshdeskRefusals.Of(answer),
        });
    }

    private async Task<string?> HolderAsync(Write write, string field, CancellationToken cancellationToken)
    {
        if (!kind.HasCustomKey)
        {
            return field == FreshdeskKind.ContactKey ? await _lookup.FindContactAsync(write.ExternalId, cancellationToken) : null;
        }

        var name = write.Fields.Find(kind.UniqueField).ToString().Trim();
        var path = $"companies/autocomplete?name={Uri.EscapeDataString(name)}";
        using var answer = await session.Client.SendAsync(FreshdeskCall.Get(path, "find a company by its name"), cancellationToken);
        return answer.Root.ItemsOf("companies")
            .Where(company => string.Equals(company.TextOf("name"), name, StringComparison.OrdinalIgnoreCase)).Select(company => company.TextOf("id")).FirstOrDefault();
    }

    private async Task<FreshdeskAnswer?> ShowAsync(string id, CancellationToken cancellationToken)
    {
        var purpose = $"show a {kind.Singular}";
        var answer = await session.Client.TryAsync(FreshdeskCall.Get($"{kind.Plural}/{Uri.EscapeDataString(id)}", purpose), cancellationToken);
        if (answer.IsSuccess && answer.Root.ValueKind == JsonValueKind.Object)
        {
            return answer;
        }

        using (answer)
        {
            return answer.Status == HttpStatusCode.NotFound ? null : throw FreshdeskErrors.Of(answer, purpose, session.Time.GetUtcNow());
        }
    }

    private static WriteResult Refuse(Write write, Refusal refusal) => new(write.ExternalId, WriteOutcome.Refused, write.TargetId, refusal);
}
