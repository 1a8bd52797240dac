using System.Text.Json;

namespace Bridge.Host.Settings.Surveys;

/// <summary>The schema of the <c>surveys</c> section.</summary>
internal static class SurveySchema
{
    /// <summary>Writes it.</summary>
    /// <param name="json">Where to.</param>
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("surveys");
        json.WriteString("description", "Asks members how a contact went (docs/surveys.md); needs access and a route of tickets.");
        SettingsSchema.WriteObject(json, ["mail", "seed", "rules"]);
        json.WriteStartObject("properties");
        SettingsSchema.Text(json, "desk", "Connection after whose tickets members are asked. May be left out when only one can.");
        SettingsSchema.Text(json, "publicAddress", "Address at which members reach the bridge. Default: publicAddress of access.", "^https?://");
        SettingsSchema.Text(json, "seed", "Any text: which contacts are in the sample follows from it and the contact alone.");
        SettingsSchema.Duration(json, "quiet", "A member gets at most one mail in this time. Default: 30d.");
        SettingsSchema.Duration(json, "linkLifetime", "How long an answer is taken after the mail. Default: 14d.");
        SettingsSchema.Text(json, "zone", "IANA time zone of the instants that members read. Default: UTC.");
        json.WriteStartObject("deskAnswers");
        json.WriteString("type", "boolean");
        json.WriteString("description", "Whether answers to the help desk's own surveys are kept beside the bridge's. Default: false.");
        json.WriteEndObject();
        List(json, "questions", "At most three questions, or yesNo alone. Default: satisfied, callAgain, recommend.", SurveyQuestions.ByWord.Keys);
        List(json, "languages", "Codes of two letters, the one for everybody else first. Default: en.", null);
        Mail(json);
        FollowUp(json);
        Words(json);
        Rules(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Mail(Utf8JsonWriter json)
    {
        json.WriteStartObject("mail");
        SettingsSchema.WriteObject(json, ["host", "from"]);
        json.WriteStartObject("properties");
        SettingsSchema.Text(json, "host", "Name of the mail server.");
        json.WriteStartObject("port");
        json.WriteString("type", "integer");
        json.WriteString("description", "Default: 587, or 465 for tls.");
        json.WriteNumber("minimum", 1);
        json.WriteNumber("maximum", 65535);
        json.WriteEndObject();
        SettingsSchema.Choice(json, "security", "Default: starttls. None is for a server on this machine only.", SurveyMailReader.Securities);
        SettingsSchema.Text(json, "user", "Name to sign in with.");
        SettingsSchema.Text(json, "password", "Its password, by reference.", @"^\$\{(env|file):[^}]+\}$");
        SettingsSchema.Text(json, "from", "Address that mails come from, alone or with a name.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void FollowUp(Utf8JsonWriter json)
    {
        json.WriteStartObject("followUp");
        json.WriteString("description", "A bad answer opens a ticket. Without it none does.");
        SettingsSchema.WriteObject(json, ["group"]);
        json.WriteStartObject("properties");
        SettingsSchema.Text(json, "group", "Group of the help desk that gets the ticket.");
        json.WriteStartObject("atMost");
        json.WriteString("type", "integer");
        json.WriteString("description", $"Answers from 1 to 5 up to this one are bad. Default: {SurveyFollowUp.Usual}.");
        json.WriteNumber("minimum", 1);
        json.WriteNumber("maximum", 4);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Words(Utf8JsonWriter json)
    {
        json.WriteStartObject("words");
        json.WriteString("type", "object");
        json.WriteString("description", "Texts by language, in place of those that come with the bridge.");
        json.WriteStartObject("additionalProperties");
        SettingsSchema.WriteObject(json, []);
        json.WriteStartObject("properties");
        foreach (var (key, text) in SurveyTexts.BuiltIn["en"])
        {
            SettingsSchema.Text(json, key, $"Default: {text}");
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Rules(Utf8JsonWriter json)
    {
        json.WriteStartObject("rules");
        json.WriteString("type", "object");
        json.WriteString("description", "The first rule that fits a solved ticket decides.");
        json.WriteStartObject("additionalProperties");
        SettingsSchema.WriteObject(json, []);
        json.WriteStartObject("properties");
        List(json, "channels", "Channels of tickets, such as web, email, voice, chat. Default: all.", null);
        List(json, "groups", "Groups of the help desk. Default: all.", null);
        List(json, "levels", "Levels of the tickets' route. Default: all.", SurveyRuleReader.Levels);
        SettingsSchema.Share(json, "share", "Share of the contacts. Default: 100%.");
        SettingsSchema.Duration(json, "delay", "How long after the solution the mail leaves. Default: 10m.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, string description, IEnumerable<string>? words)
    {
        json.WriteStartObject(name);
        json.WriteString("description", description);
        json.WriteStartArray("type");
        json.WriteStringValue("array");
        json.WriteStringValue("string");
        json.WriteEndArray();
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        if (words is not null)
        {
            json.WriteStartArray("enum");
            words.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
