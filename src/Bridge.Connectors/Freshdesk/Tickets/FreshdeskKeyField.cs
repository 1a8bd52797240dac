using System.Buffers;
using System.Net;
using System.Text.Json;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Connectors.Http.Repeats;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>The field of a ticket that holds the bridge's key: looks whether it is there, and makes it where the account lets the API make fields.</summary>
/// <remarks>Source: developers.freshdesk.com, API v2, "Create a Ticket Field", "List All Ticket Fields".</remarks>
/// <param name="session">The connection.</param>
internal sealed class FreshdeskKeyField(FreshdeskSession session)
{
    private const string Label = "MLS bridge key";
    private const string Type = "custom_text";
    private static readonly TargetField _field = new() { Name = $"{FreshdeskKind.CustomFields}.{FreshdeskTicketPayload.KeyField}", IsKey = true };

    /// <summary>Finds the field.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>Its type; null when there is none.</returns>
    public async Task<string?> FindTypeAsync(CancellationToken cancellationToken)
    {
        using var answer = await session.Client.SendAsync(FreshdeskCall.Get("ticket_fields", "list the fields of its tickets"), cancellationToken);
        return answer.Root.Items().Where(field => field.TextOf("name") == FreshdeskTicketPayload.KeyField).Select(field => field.TextOf("type")).FirstOrDefault();
    }

    /// <summary>Says whether it has to be made.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The step.</returns>
    public async Task<ProvisionStep> PlanAsync(CancellationToken cancellationToken) => await FindTypeAsync(cancellationToken) switch
    {
        null => new(_field, ProvisionAction.Create, $"Tickets have no such field; it is made as a single-line text with the label '{Label}', seen by agents only."),
        Type => new(_field, ProvisionAction.Keep, "The field is there and fits."),
        var other => new(_field, ProvisionAction.Conflict, $"The field is there as {other}, and the bridge sends a single-line text. Rename that one in Freshdesk."),
    };

    /// <summary>Makes it; does no harm when it is there, and goes on when an answer is lost.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>A task that ends when it is there.</returns>
    /// <exception cref="ConnectorException">The account does not let the API make it; says what to make by hand.</exception>
    public Task MakeAsync(CancellationToken cancellationToken) => new StepRepeats(session.Time).RunAsync(MakeAsync, cancellationToken);

    private async Task MakeAsync(bool isRepeat, CancellationToken cancellationToken)
    {
        if (isRepeat && await FindTypeAsync(cancellationToken) is not null)
        {
            return; // Freshdesk could make a second one under another name.
        }

        const string purpose = "make the field of tickets that holds the bridge's key";
        using var answer = await session.Client.TryAsync(new FreshdeskCall(HttpMethod.Post, "admin/ticket_fields", purpose) { Body = Definition() }, cancellationToken);
        if (!answer.IsSuccess && answer.Faults.All(fault => fault.Code != "duplicate_value"))
        {
            throw answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
                ? new ConnectorException(FailureKind.Configuration, $"This Freshdesk account does not let the API {purpose} ({(int)answer.Status}).", FreshdeskTicketPayload.KeyByHand)
                : FreshdeskErrors.Of(answer, purpose, session.Time.GetUtcNow());
        }
    }

    private static ReadOnlyMemory<byte> Definition()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("label", Label);
        json.WriteString("label_for_customers", Label);
        json.WriteString("type", Type);
        json.WriteBoolean("displayed_to_customers", false);
        json.WriteBoolean("customers_can_edit", false);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
