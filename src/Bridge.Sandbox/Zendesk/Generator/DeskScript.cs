using Bridge.Sandbox.Desk;
using Bridge.Sandbox.Reso.Data.Generator;

namespace Bridge.Sandbox.Zendesk.Generator;

/// <summary>Decides from the seed how an invented ticket goes.</summary>
internal static class DeskScript
{
    /// <summary>The way a ticket came in.</summary>
    public static string Channel(ulong seed, int row) => Dice.Pick(seed, row, 1, 100) switch
    {
        < 45 => "email",
        < 70 => "web",
        < 92 => "voice",
        _ => "chat",
    };

    public static int Topic(ulong seed, int row)
    {
        var at = Dice.Pick(seed, row, 2, 100);
        var topic = 0;
        while (topic < DeskTexts.Shares.Length - 1 && (at -= DeskTexts.Shares[topic]) >= 0)
        {
            topic++;
        }

        return topic;
    }

    public static string? Priority(ulong seed, int row) => Dice.Pick(seed, row, 3, 100) switch
    {
        < 4 => "urgent",
        < 16 => "high",
        < 80 => "normal",
        < 90 => "low",
        _ => null,
    };

    /// <summary>Everything that happens after the ticket came in.</summary>
    public static List<DeskStep> Steps(ulong seed, int row)
    {
        var steps = new List<DeskStep>(8);
        var isSpoken = Channel(seed, row) is "voice" or "chat";
        Add(steps, DeskStepKind.Assign, isSpoken ? 0 : Minutes(seed, row, 10, 2, 90));
        if (Dice.Falls(seed, row, 11, 0.25))
        {
            Add(steps, DeskStepKind.Note, Minutes(seed, row, 12, 1, 20));
        }

        if (Dice.Falls(seed, row, 13, isSpoken ? 0.12 : 0.35))
        {
            Add(steps, DeskStepKind.AskBack, Minutes(seed, row, 14, 1, 60));
            Add(steps, DeskStepKind.MemberReply, Minutes(seed, row, 15, 10, 1200));
        }

        if (Dice.Falls(seed, row, 16, 0.08))
        {
            Add(steps, DeskStepKind.Transfer, Minutes(seed, row, 17, 5, 120));
        }

        Escalate(steps, seed, row);
        Add(steps, DeskStepKind.Solve, isSpoken ? Minutes(seed, row, 18, 2, 25) : Minutes(seed, row, 19, 5, 180));
        if (Dice.Falls(seed, row, 20, 0.07))
        {
            Add(steps, DeskStepKind.Reopen, Minutes(seed, row, 21, 30, 2000));
            Add(steps, DeskStepKind.Solve, Minutes(seed, row, 22, 15, 240));
        }

        if (Dice.Falls(seed, row, 23, 0.6))
        {
            Add(steps, DeskStepKind.Offer, 1);
            if (Dice.Falls(seed, row, 24, 0.32))
            {
                Add(steps, Dice.Falls(seed, row, 25, 0.88) ? DeskStepKind.RateGood : DeskStepKind.RateBad, Minutes(seed, row, 26, 5, 600));
            }
        }

        Add(steps, DeskStepKind.Close, 4 * 24 * 60);
        return steps;
    }

    private static void Escalate(List<DeskStep> steps, ulong seed, int row)
    {
        var level = Dice.Pick(seed, row, 30, 100);
        if (level >= 22)
        {
            return;
        }

        Add(steps, DeskStepKind.ToLevelTwo, Minutes(seed, row, 31, 10, 120));
        Add(steps, DeskStepKind.Assign, Minutes(seed, row, 32, 5, 240));
        if (level < 5)
        {
            Add(steps, DeskStepKind.ToLevelThree, Minutes(seed, row, 33, 20, 300));
            Add(steps, DeskStepKind.Assign, Minutes(seed, row, 34, 60, 2400));
        }
    }

    // Short waits are many, long ones few: the square of an even chance.
    private static int Minutes(ulong seed, int row, uint salt, int least, int most)
    {
        var chance = Dice.Pick(seed, row, salt, 10_000) / 10_000.0;
        return least + (int)((most - least) * chance * chance);
    }

    private static void Add(List<DeskStep> steps, DeskStepKind kind, int minutes) => steps.Add(new DeskStep(kind, minutes));
}
