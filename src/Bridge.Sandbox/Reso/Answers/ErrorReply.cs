using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Reso.Hosts;

namespace Bridge.Sandbox.Reso.Answers;

/// <summary>Writes an error the way the host does.</summary>
/// <remarks>
/// Source: OData JSON format 4.01, 21.1 (code, message, target, details); MLS Grid and Spark send the code as a
/// number; Bridge answers 401 with {success,status,message}.
/// </remarks>
internal static class ErrorReply
{
    public static Reply Of(HostRules rules, int status, string message, string target = "Query", int? code = null)
    {
        var body = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(body))
        {
            Write(json, rules.Errors, status, message, target, code ?? status);
        }

        return Reply.Of(body, status);
    }

    private static void Write(
        Utf8JsonWriter json, ErrorStyle style, int status, string message, string target, int code)
    {
        json.WriteStartObject();
        if (style == ErrorStyle.SuccessFlag && status == 401)
        {
            json.WriteBoolean("success"u8, false);
            json.WriteNumber("status"u8, status);
            json.WriteString("message"u8, message);
            json.WriteEndObject();
            return;
        }

        json.WriteStartObject("error"u8);
        if (style == ErrorStyle.NumericCode)
        {
            json.WriteNumber("code"u8, code);
            json.WriteString("message"u8, message);
        }
        else
        {
            var text = (code * 100).ToString(CultureInfo.InvariantCulture);
            json.WriteString("code"u8, text);
            json.WriteString("message"u8, message);
            json.WriteString("target"u8, target);
            json.WriteStartArray("details"u8);
            json.WriteStartObject();
            json.WriteString("code"u8, text);
            json.WriteString("target"u8, target);
            json.WriteString("message"u8, message);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
