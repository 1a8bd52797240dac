using System.Text;
using Bridge.Core.Connectors;

namespace Bridge.ConnectorKit.Tickets;

/// <summary>What every reader of a help desk's own calls (webhooks) must keep.</summary>
public abstract class HookReaderConformance
{
    /// <summary>An instant at which calls come in.</summary>
    protected static readonly DateTimeOffset Now = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    /// <summary>Opens the reader of a connection that has a secret.</summary>
    protected abstract IHookReader Open();

    /// <summary>A call that the system makes about a ticket, received at <see cref="Now"/>.</summary>
    protected abstract Hook Genuine(string ticketId);

    /// <summary>The same call, made by somebody who does not have the secret.</summary>
    protected abstract Hook Forged(string ticketId);

    [Fact]
    public void A_genuine_call_names_its_ticket()
    {
        var reading = Open().Read(Genuine("4711"));

        Assert.Equal((HookVerdict.Genuine, "4711"), (reading.Verdict, reading.TicketId));
    }

    [Fact]
    public void A_call_that_comes_twice_reads_the_same() => Assert.Equal(Open().Read(Genuine("4711")), Open().Read(Genuine("4711")));

    [Fact]
    public void A_call_of_somebody_else_is_forged_and_nothing_of_it_is_used() =>
        Assert.Equal(new HookReading(HookVerdict.Forged), Open().Read(Forged("4711")));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"ticket_id\":4711}")]
    [InlineData("[[[[[[[[1]]]]]]]]")]
    [InlineData("<html>")]
    public void A_call_without_any_header_is_forged_whatever_it_says(string body) =>
        Assert.Equal(HookVerdict.Forged, Open().Read(new Hook(_ => null, Encoding.UTF8.GetBytes(body), Now)).Verdict);
}
