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
        json.WriteString("description", "Asks members how a contact went (docs/surveys.md); needs access, mail and a route of tickets.");
        SettingsSchema.WriteObject(json, ["seed", "rules"]);
        json.WriteStartObject("properties");
        SettingsSchema.Text(json, "desk", "Connection after whose tickets members are asked. May be left out when only one can.");
        SettingsSchema.Text(json, "publicAddress", "Address at which members reach the bridge. Default: publicAddress of access.", "^https?://");
        SettingsSchema.Text(json, "seed", "Any text: which contacts are in the sample follows from it and the contact alone.");
        SettingsSchema.Duration(json, "quiet", "A member gets at most one mail in this time. Default: 30d.");
        SettingsSchema.Duration(json, "linkLifetime", "How long an answer is taken after the mail. Default: 14d.");
        SettingsSchema.Text(json, "zone", "IANA time zone of the instants that members read. Default: UTC.");
        SettingsSchema.Flag(json, "deskAnswers", "Whether answers to the help desk's own surveys are kept beside the bridge's. Default: false.");
        SettingsSchema.List(json, "questions", "At most three questions, or yesNo alone. Default: satisfied, callAgain, recommend.", SurveyQuestions.ByWord.Keys);
        SettingsSchema.List(json, "languages", "Codes of two letters, the one for everybody else first. Default: en.", null);
        FollowUp(json);
        Words(json);
        Rules(json);
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
        SettingsSchema.List(json, "channels", "Channels of tickets, such as web, email, voice, chat. Default: all.", null);
        SettingsSchema.List(json, "groups", "Groups of the help desk. Default: all.", null);
        SettingsSchema.List(json, "levels", "Levels of the tickets' route. Default: all.", SurveyRuleReader.Levels);
        SettingsSchema.Share(json, "share", "Share of the contacts. Default: 100%.");
        SettingsSchema.Duration(json, "delay", "How long after the solution the mail leaves. Default: 10m.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
