using System.Text.Json.Nodes;

namespace Bridge.Sandbox.Freshdesk;

/// <summary>What a new account holds: agents, groups, a survey.</summary>
internal static class SeedData
{
    public static readonly string[] Groups = ["Member Support", "Escalation", "Vendor"];

    private static readonly string[] _agents = ["Ann Ortiz", "Bob Lindqvist", "Carla Mbeki", "Dan Rossi", "Eve Tanaka", "Finn Novak"];

    public static void AddTo(FreshdeskAccount account)
    {
        foreach (var name in _agents)
        {
            account.Agents.Add(
                new JsonObject
                {
                    ["available"] = true, ["occasional"] = false, ["ticket_scope"] = 1,
                    ["contact"] = new JsonObject { ["name"] = name, ["email"] = $"{name.Split(' ')[0].ToLowerInvariant()}@desk.example.test", ["active"] = true },
                },
                account.Second);
        }

        foreach (var name in Groups)
        {
            account.Groups.Add(new JsonObject { ["name"] = name, ["description"] = null, ["agent_ids"] = new JsonArray() }, account.Second);
        }

        account.Surveys.Add(
            new JsonObject
            {
                ["title"] = "Default Survey", ["active"] = true,
                ["questions"] = new JsonArray(new JsonObject
                {
                    ["id"] = "default_question", ["label"] = "How would you rate your overall satisfaction for the resolution provided by the agent?",
                    ["accepted_ratings"] = new JsonArray(103, 100, -103),
                }),
            },
            account.Second);
    }
}
