using Bridge.Access;
using Bridge.Core.Interactions;
using Bridge.Core.Model;
using Bridge.Host.Features.Interactions;
using Bridge.Host.Features.Outbox;

namespace Bridge.Host.Features.MemberApi;

/// <summary>Takes note of interactions that happened elsewhere, and shows a member all of theirs.</summary>
/// <param name="desk">What the API stands on.</param>
/// <param name="store">The interactions.</param>
/// <param name="outbox">Knows the ids of tickets that were opened here.</param>
/// <param name="time">The clock.</param>
internal sealed class MemberInteractions(MemberDesk desk, InteractionStore store, OutboxStore outbox, TimeProvider time)
{
    /// <summary>Takes note of one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="member">External id of the member.</param>
    /// <returns>202, or a problem.</returns>
    public async Task<IResult> AcceptAsync(HttpContext context, string member)
    {
        if (IdempotencyKey.Of(context.Request) is not { } key)
        {
            return Problems.NoKey(Bounds.Key);
        }

        if (!desk.Knows(member))
        {
            return Problems.UnknownMember();
        }

        if (await BodyReader.ReadAsync(context.Request, InteractionDraft.Names, files: null, context.RequestAborted) is not { } body)
        {
            return Problems.TooLarge();
        }

        var texts = InteractionDraft.Names.Select(name => body.Text(name, Bounds.Text, isLine: true, isOptional: true)).ToList();
        var draft = new InteractionDraft(texts[0], texts[1], texts[2], texts[3], texts[4], texts[5]);
        var read = body.Faults.Count > 0 ? null
            : new InteractionRules(time.GetUtcNow()).Read(
                new RecordKey("api", $"{Persons.IdOf(context.User)}/{key}"), member, draft, (field, words) => body.Fault(field, words));
        if (read is not var (interaction, removed))
        {
            return Problems.Invalid(body.Faults);
        }

        try
        {
            return await store.AcceptAsync(interaction)
                ? TypedResults.Accepted($"/api/v1/members/{Uri.EscapeDataString(member)}/interactions", new InteractionAcceptedAnswer("accepted", removed))
                : Problems.OtherBody();
        }
        catch (StoreException)
        {
            context.Response.Headers.RetryAfter = "5";
            return Problems.NotNow();
        }
    }

    /// <summary>Lists a page.</summary>
    /// <param name="member">External id of the member.</param>
    /// <param name="limit">Most interactions, or null.</param>
    /// <param name="after">Where the page begins, or null.</param>
    /// <returns>The page, or a problem.</returns>
    public IResult List(string member, int? limit, string? after)
    {
        if (Problems.OfPage(limit, after) is { } problem)
        {
            return problem;
        }

        var (found, next) = store.List(member, limit ?? Bounds.UsualPage, after);
        var keys = outbox.KeysOf(desk.Connection, found.Select(TicketOf).OfType<string>().Distinct());
        return TypedResults.Ok(new InteractionListAnswer([.. found.Select(one => Answer(one, keys))], next));
    }

    private InteractionAnswer Answer(Interaction interaction, Dictionary<string, string> keys)
    {
        var ticket = TicketOf(interaction);
        return new InteractionAnswer
        {
            At = interaction.At,
            Channel = InteractionRules.WordOf(interaction.Channel),
            Subject = interaction.Subject,
            Outcome = interaction.Outcome,
            By = interaction.By,
            Ticket = ticket is null ? null : keys.GetValueOrDefault(ticket, ticket),
            Link = interaction.Link?.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase) == true ? interaction.Link : null,
        };
    }

    private string? TicketOf(Interaction interaction) =>
        interaction.Link is { } link && link.StartsWith($"{desk.Connection}:", StringComparison.Ordinal) ? link[(desk.Connection.Length + 1)..] : null;
}
