using System.Text.Json.Nodes;
using Bridge.ConnectorKit.Sources;
using Microsoft.AspNetCore.Http;

namespace Bridge.Connectors.Tests.Reso;

internal sealed partial class MlsStub
{
    private async Task FailAsync(HttpContext context)
    {
        var response = context.Response;
        switch (_fault)
        {
            case SourceFault.Reset:
                context.Abort();
                break;
            case SourceFault.Html:
                response.ContentType = "text/html";
                await response.WriteAsync("<!doctype html><p>Back soon</p>");
                break;
            case SourceFault.Torn:
                await response.WriteAsync("""{"value":[{"MemberKey":"A1","OfficeKey":"A1","ModificationTi""");
                break;
            case SourceFault.ErrorBody:
                await response.WriteAsync("""{"error":{"code":"50000","message":"stub-token"}}""");
                break;
            case SourceFault.BadRequest:
                response.StatusCode = 400;
                await response.WriteAsync(new JsonObject
                {
                    ["error"] = new JsonObject { ["code"] = 400, ["message"] = $"You sent {context.Request.Headers.Authorization}" },
                }.ToJsonString());
                break;
            default:
                response.StatusCode = _fault switch
                {
                    SourceFault.TooManyRequests => 429,
                    SourceFault.Unauthorized => 401,
                    SourceFault.Forbidden => 403,
                    _ => 500,
                };
                if (_fault == SourceFault.TooManyRequests)
                {
                    response.Headers.RetryAfter = "7";
                }

                break;
        }
    }
}
