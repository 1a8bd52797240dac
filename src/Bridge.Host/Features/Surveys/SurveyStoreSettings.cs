using System.Security.Cryptography;

namespace Bridge.Host.Features.Surveys;

/// <summary>What the store of surveys decides once and keeps: the key of its links, and when surveys began.</summary>
internal sealed class SurveyStoreSettings
{
    private const int KeyBytes = 32;

    /// <summary>Reads the settings, or makes them.</summary>
    /// <param name="file">The store.</param>
    /// <param name="time">The clock.</param>
    public SurveyStoreSettings(SqliteStore file, TimeProvider time)
    {
        LinkKey = Convert.FromHexString(Once(file, "link-key", () => Convert.ToHexString(RandomNumberGenerator.GetBytes(KeyBytes))));

        // Whole seconds, as help desks tell them: a contact of the same second is no earlier one.
        BegunAt = Instants.Parse(Once(file, "begun-at", () => Instants.Format(DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds()))));
    }

    /// <summary>Signs links. It lies beside what the links are good for, so that a backup of one is a backup of both.</summary>
    public byte[] LinkKey { get; }

    /// <summary>Contacts before this instant are not asked about: switching surveys on must not ask after last week's tickets.</summary>
    public DateTimeOffset BegunAt { get; }

    private static string Once(SqliteStore file, string name, Func<string> make)
    {
        file.Write(connection => connection.Run(
            "INSERT INTO setting (name, value) VALUES ($name, $value) ON CONFLICT (name) DO NOTHING", ("$name", name), ("$value", make())));
        return file.Read(connection => connection.Scalar<string>("SELECT value FROM setting WHERE name = $name", ("$name", name)))!; // written above
    }
}
