namespace Bridge.Core.Model.Names;

/// <summary>What an MLS says that only sounds like money or cards, and the ordinary words that names are glued from.</summary>
internal static class HarmlessWords
{
    /// <summary>Phrases in which a forbidden word means something else; their words in this order.</summary>
    public static IReadOnlyList<string> Phrases { get; } = Lines(
        """
        in charge
        balanced
        unbalanced
        imbalance
        life balance
        work life balance
        opt in voice
        check in voice
        plug in voice
        dial in voice
        sign in voice
        log in voice
        billings
        billboard
        outer banks
        bank owned
        bank reo
        phone bank
        food bank
        data bank
        credit union
        credit hour
        credit hours
        ce credit
        ce credits
        credits ce
        credit ce
        education credit
        education credits
        course credit
        course credits
        class credit
        class credits
        training credit
        training credits
        core credit
        core credits
        elective credit
        elective credits
        ethics credit
        ethics credits
        required credits
        credits required
        credits earned
        earned credits
        photo credit
        photo credits
        business card
        business cards
        key card
        display card
        membership card
        pocket card
        id card
        post card
        post cards
        score card
        rate card
        time card
        green card
        flash card
        v card
        license card
        card style
        card layout
        card view
        fine print
        fine home
        fine homes
        fine art
        fine arts
        fine property
        fine properties
        fine estates
        fine living
        fine line
        fine dining
        fine country
        fine and country
        fee simple
        fee appraiser
        due diligence
        ce due
        education due
        course due
        class due
        ethics due
        training due
        ar license
        license ar
        licence ar
        ar state
        state ar
        ar realtors
        ar mls
        pan asian
        pan american
        pan pacific
        career track 1
        career track 2
        """);

    /// <summary>Words that a forbidden word may be glued to; none may make an ordinary word together with one.</summary>
    public static IReadOnlyList<string> Fillers { get; } = Words(
        """
        member members memb mbr office offices agent agents broker brokers brokerage mls mlsid reso crm zendesk the my your our his her
        total tot current curr cur last latest next prior prev previous new old open opening closing final first is has was of for
        date datetime time day days week month months monthly year years yearly annual annually quarter quarterly ytd mtd
        status stat type code codes id ids key no num nbr number numbers count yn flag flags ind indicator
        acct accts account accounts user users field fields organization org company firm custom local data info details detail description desc
        feed association assoc aor board customer client contact person primary secondary main name names value values val text txt
        note notes comment comments history hist log record plan method mode pref preference preferences source url level rate
        sum max min avg net gross usd late early from with application app membership renewal subscription
        registration annual national state chapter nar mrp ticket class course store compliance violation lockbox key reinstatement
        token address street city zip score rating terms stage agency mail email message messages call calls sms web online portal page form file doc document
        legal title label tag extra other summary report list reason limit period cycle frequency
        """);

    /// <summary>Words that may stand between the two of a pair.</summary>
    public static IReadOnlyList<string> Between { get; } =
        Words("of for the to a an on by from is was mls member members office agent user change changed current my their yn");

    private static string[] Lines(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Words(string words) =>
        [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct()];
}
