using System.Text.Json;
using Bridge.Connectors.Zendesk.Tickets;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Zendesk.Tickets;

/// <summary>Rows of the export that hold less than most, or other than most.</summary>
public sealed class ZendeskTicketReaderTests
{
    [Fact]
    public void Of_a_ticket_that_was_deleted_for_good_little_is_left()
    {
        var ticket = Read("""{"id":7,"status":"deleted","subject":"SCRUBBED","generated_timestamp":1764547200,"updated_at":"2025-11-30T23:00:00Z"}""");

        Assert.True(ticket is { IsTombstone: true, State: TicketStatus.Deleted });
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_764_547_200), ticket.ModifiedAt);
        Assert.Equal(ticket.ModifiedAt, ticket.CreatedAt);
    }

    [Fact]
    public void A_tag_that_came_as_a_number_is_a_tag()
    {
        var ticket = Read("""{"id":8,"status":"open","tags":["lockbox",2026],"created_at":"2025-11-30T23:00:00Z","updated_at":"2025-11-30T23:00:00Z"}""");

        Assert.Equal(["lockbox", "2026"], ticket!.Tags);
    }

    [Fact]
    public void A_ticket_that_is_there_needs_a_day_on_which_it_was_opened()
    {
        using var json = JsonDocument.Parse("""{"id":9,"status":"open","updated_at":"2025-11-30T23:00:00Z"}""");

        Assert.Null(new ZendeskTicketReader("desk", DeskWords.None).Read(json.RootElement, new ZendeskTicketSides(json.RootElement), out var refused));

        Assert.Equal(("desk:9", "MissingTime"), (refused!.ExternalId, refused.Refusal.Code));
    }

    private static Ticket? Read(string row)
    {
        using var json = JsonDocument.Parse(row);
        return new ZendeskTicketReader("desk", DeskWords.None).Read(json.RootElement, new ZendeskTicketSides(json.RootElement), out _);
    }
}
