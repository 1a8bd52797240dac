using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api.Records;

namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>The users of the account.</summary>
internal sealed class UserBook(
    FieldCatalog fields, OrganizationBook organizations, ZendeskSandboxOptions options, TimeProvider time)
    : RecordBook<StoredUser>(19_442_893_058_196, fields, time)
{
    private readonly UserCheck _check = new(options);

    public override string Singular => "user";

    public override string Plural => "users";

    public IdentityBook Identities { get; } = new();

    public StoredUser? ByEmail(string? email) =>
        Identities.OwnerOf(email?.Trim().ToLowerInvariant()) is { } index ? Records[index] : null;

    /// <summary>The external id wins; without a match by it the address decides, whoever owns it.</summary>
    /// <remarks>Source: Zendesk API reference, Users, "Create Or Update User", External ID Case Sensitivity.</remarks>
    public override StoredUser? Match(JsonElement sent)
    {
        Sent.Text(sent, "external_id", out var externalId);
        Sent.Text(sent, "email", out var email);
        return ByExternalId(externalId) ?? ByEmail(email);
    }

    public override WriteOutcome<StoredUser> Create(JsonElement sent)
    {
        var error = UserCheck.Name(sent, true) ?? Check(null, sent);
        if (error is not null)
        {
            return WriteOutcome<StoredUser>.Refused(error);
        }

        var user = new StoredUser();
        Add(user);
        Assign(user, sent);
        Touch(user, true);
        return new WriteOutcome<StoredUser>(user, true, true, null);
    }

    public override WriteOutcome<StoredUser> Update(StoredUser record, JsonElement sent)
    {
        var error = UserCheck.Name(sent, false) ?? Check(record, sent);
        if (error is not null)
        {
            return WriteOutcome<StoredUser>.Refused(error);
        }

        var changed = Assign(record, sent);
        Touch(record, changed);
        return new WriteOutcome<StoredUser>(record, false, changed, null);
    }

    public override void Delete(StoredUser record)
    {
        Identities.RemoveAll(record);
        base.Delete(record);
    }

    /// <summary>Notes a change made through the identities.</summary>
    public void IdentityChanged(StoredUser user) => Touch(user, true);

    public override void Write(Utf8JsonWriter json, StoredUser record, string baseUrl) =>
        UserJson.Write(json, record, IdOf(record), Fields, baseUrl);

    private RecordError? Check(StoredUser? user, JsonElement sent)
    {
        Sent.Text(sent, "email", out var email);
        return _check.Email(sent, user)
            ?? (ByEmail(email) is { } owner && owner != user ? UserCheck.Taken(email) : null)
            ?? CheckShared(user, sent, "user_fields")
            ?? (sent.TryGetProperty("organization_id", out var id) && Sent.Id(id) is var number && number != 0
                && organizations.ById(number) is not { Deleted: false }
                    ? new RecordError("organization", "Organization: is invalid", "InvalidValue")
                    : null);
    }

    private bool Assign(StoredUser user, JsonElement sent)
    {
        var changed = false;
        foreach (var property in sent.EnumerateObject())
        {
            changed |= property.Name switch
            {
                "external_id" => SetExternalId(user, Sent.Text(property.Value)),
                "email" => SetEmail(user, Sent.Text(property.Value)),
                "user_fields" => property.Value.ValueKind == JsonValueKind.Object && Fields.Merge(user, property.Value),
                "tags" => SetTags(user, property.Value),
                _ => UserAttributes.Set(user, property.Name, property.Value) || SetRare(user, property),
            };
        }

        return changed;
    }

    private static bool SetRare(StoredUser user, JsonProperty property) =>
        UserAttributes.Rare.Contains(property.Name)
        && SetExtra(user, property.Name, UserAttributes.Value(property.Value));

    // A blank address is passed over: an address only goes away with its identity.
    private bool SetEmail(StoredUser user, string? sent)
    {
        var email = sent?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(email) || Identities.OwnerOf(email) == user.Index)
        {
            return false;
        }

        if (user.Email is null)
        {
            Identities.SetFirst(user, email);
            return true;
        }

        if (options.EmailUpdateAddsIdentity)
        {
            Identities.Add(user, "email", email, Now);
            return true;
        }

        Identities.Change(user, Identities.Of(user).First(identity => identity.Primary), email, Now);
        user.Email = email;
        return true;
    }
}
