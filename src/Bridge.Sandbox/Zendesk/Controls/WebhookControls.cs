using System.Globalization;
using Bridge.Sandbox.Zendesk.Tickets;
using Bridge.Sandbox.Zendesk.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Controls;

/// <summary>Fires webhooks, waits for them and changes how they misbehave.</summary>
internal sealed class WebhookControls(ZendeskAccount account, int seed)
{
    public async Task<bool> AnswerAsync(HttpContext context, string[] words)
    {
        if (context.Request.Method != "POST" || words.Length != 2)
        {
            return false;
        }

        switch (words[1])
        {
            case "flush":
                await account.Pump.FlushAsync(context.RequestAborted);
                break;
            case "mischief":
                using (var text = new StreamReader(context.Request.Body))
                {
                    var plan = await text.ReadToEndAsync(context.RequestAborted);
                    try
                    {
                        account.Webhooks.Mischief = new MischiefPlan(seed, plan);
                    }
                    catch (FormatException wrong)
                    {
                        context.Response.StatusCode = StatusCodes.Status400BadRequest;
                        await context.Response.WriteAsync(wrong.Message, context.RequestAborted);
                        return true;
                    }
                }

                break;
            case "fire" when Fire(context.Request.Query["type"], context.Request.Query["ticket"]):
                break;
            default:
                return false;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }

    private bool Fire(string? type, string? ticketId)
    {
        lock (account.Gate)
        {
            if (!long.TryParse(ticketId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || account.Tickets.ById(id) is not { } ticket)
            {
                return false;
            }

            account.Webhooks.Tell(new DeskEvent(type ?? DeskEvent.Updated, ticket, ticket.SubmitterId, null, null, null));
            return true;
        }
    }
}
