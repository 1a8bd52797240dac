using Bridge.Host.Features.Surveys.Invitations;
using Bridge.Host.Features.Surveys.Responses;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Surveys;

/// <summary>Whom the bridge asks, and what was answered: a SQLite file of its own. Safe for parallel calls.</summary>
/// <remarks>No other system can tell again what is in it, so every commit waits for the disk.</remarks>
internal sealed class SurveyStore : IAsyncDisposable
{
    /// <summary>Origin of the bridge's own responses.</summary>
    public const string Origin = "surveys";

    private const int MostWaiting = 2000;

    /// <summary>"MLSQ" in ASCII.</summary>
    private static readonly StoreFormat _format = new(0x4D4C5351, typeof(SurveyStore).Assembly, "Bridge.Host.Features.Surveys.Migrations.");

    private readonly SqliteStore _file;
    private readonly GroupedWrites _writes;
    private readonly TimeProvider _time;

    private SurveyStore(SqliteStore file, TimeProvider time)
    {
        (_file, _writes, _time) = (file, new GroupedWrites(file, MostWaiting), time);
        Settings = new SurveyStoreSettings(file, time);
        OptOuts = new OptOuts(file, _writes, time);
        Responses = new ResponseTable(file, _writes);
    }

    /// <summary>What the store itself remembers once and for all.</summary>
    public SurveyStoreSettings Settings { get; }

    /// <summary>Members who want no more surveys.</summary>
    public OptOuts OptOuts { get; }

    /// <summary>What was answered.</summary>
    public ResponseTable Responses { get; }

    /// <summary>The file that belongs to a store.</summary>
    /// <param name="storePath">Path of the bridge's store.</param>
    /// <returns>Path of the file.</returns>
    public static string PathBeside(string storePath) => Path.Combine(Path.GetDirectoryName(storePath) ?? ".", "surveys.db");

    /// <summary>Opens the store, or creates it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The store.</returns>
    /// <exception cref="StoreException">The file cannot be used.</exception>
    public static SurveyStore Open(string path, TimeProvider time) => new(SqliteStore.Open(path, _format, survivesPowerCut: true), time);

    /// <summary>Stores what was decided about contacts; what was decided before stays.</summary>
    /// <param name="decisions">The decisions.</param>
    /// <returns>How many are new.</returns>
    public Task<int> DecideAsync(IReadOnlyList<Invitation> decisions) =>
        _writes.WriteAsync(connection => decisions.Sum(decision => InvitationRows.Decide(connection, decision)));

    /// <summary>Mails that a crash left under way: nobody knows whether they arrived, so they are never sent again.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> GiveUpAsync() => RunAsync("UPDATE invitation SET state = 'Unknown' WHERE state = 'Sending'");

    /// <summary>What may be sent now.</summary>
    /// <param name="limit">At most so many.</param>
    /// <returns>What is due longest first.</returns>
    public IReadOnlyList<Invitation> Due(int limit) =>
        Many("state = 'Waiting' AND next_at <= $now ORDER BY next_at, id LIMIT $limit", ("$now", Instants.Format(_time.GetUtcNow())), ("$limit", (long)limit));

    /// <summary>Tells whether a member was asked lately.</summary>
    /// <param name="member">External id.</param>
    /// <param name="quiet">How long it stays quiet after a mail.</param>
    /// <returns>True when a mail was about to leave within that time.</returns>
    public bool IsQuiet(string member, TimeSpan quiet) => _file.Read(connection => connection.Scalar<long>(
        "SELECT count(*) FROM invitation WHERE member = $member AND begun_at > $since", ("$member", member), ("$since", Instants.Format(_time.GetUtcNow() - quiet)))) > 0;

    /// <summary>Notes that a mail is about to leave, unless the member was asked lately: from now on it counts as sent until told otherwise.</summary>
    /// <param name="invitation">The invitation.</param>
    /// <param name="quiet">How long it stays quiet after a mail.</param>
    /// <param name="language">Language of the mail.</param>
    /// <param name="expiresAt">Until when an answer is taken, UTC.</param>
    /// <returns>False when no mail may leave.</returns>
    public async Task<bool> BeginAsync(Invitation invitation, TimeSpan quiet, string language, DateTimeOffset expiresAt)
    {
        var now = _time.GetUtcNow();
        return await RunAsync(
            """
            UPDATE invitation SET state = 'Sending', begun_at = $now, attempts = attempts + 1, language = $language, expires_at = $expires
            WHERE id = $id AND state = 'Waiting'
              AND NOT EXISTS (SELECT 1 FROM invitation AS other WHERE other.member = invitation.member AND other.begun_at > $since)
              AND NOT EXISTS (SELECT 1 FROM opt_out WHERE opt_out.member = invitation.member)
            """,
            ("$id", invitation.Id), ("$now", Instants.Format(now)), ("$since", Instants.Format(now - quiet)),
            ("$language", language), ("$expires", Instants.Format(expiresAt))) == 1;
    }

    /// <summary>Notes what became of an invitation.</summary>
    /// <param name="invitation">The invitation.</param>
    /// <param name="state">What became of it.</param>
    /// <param name="reason">Why no mail can be sent, or null.</param>
    /// <returns>A task that ends once the disk has it.</returns>
    public Task EndAsync(Invitation invitation, InvitationState state, string? reason = null) =>
        RunAsync("UPDATE invitation SET state = $state, reason = $reason WHERE id = $id", ("$id", invitation.Id), ("$state", state.ToString()), ("$reason", reason));

    /// <summary>Lets an invitation wait whose mail certainly did not leave: it does not count for the quiet period.</summary>
    /// <param name="invitation">The invitation.</param>
    /// <param name="until">UTC instant before which it is not tried again.</param>
    /// <returns>A task that ends once the disk has it.</returns>
    public Task PutBackAsync(Invitation invitation, DateTimeOffset until) => RunAsync(
        "UPDATE invitation SET state = 'Waiting', begun_at = NULL, next_at = $until WHERE id = $id", ("$id", invitation.Id), ("$until", Instants.Format(until)));

    /// <summary>Sets an invitation aside whose mail certainly did not arrive: it does not count for the quiet period.</summary>
    /// <param name="invitation">The invitation.</param>
    /// <param name="reason">Why and what to do.</param>
    /// <returns>A task that ends once the disk has it.</returns>
    public Task SetAsideAsync(Invitation invitation, string reason) => RunAsync(
        "UPDATE invitation SET state = 'Aside', begun_at = NULL, reason = $reason WHERE id = $id", ("$id", invitation.Id), ("$reason", reason));

    /// <summary>Lists what was set aside.</summary>
    /// <param name="limit">At most so many.</param>
    /// <returns>The oldest first.</returns>
    public IReadOnlyList<Invitation> Aside(int limit) => Many("state = 'Aside' ORDER BY id LIMIT $limit", ("$limit", (long)limit));

    /// <summary>Sends again what was set aside.</summary>
    /// <returns>How many invitations wait again.</returns>
    public Task<int> ReplayAsync() => RunAsync(
        "UPDATE invitation SET state = 'Waiting', next_at = $now, reason = NULL WHERE state = 'Aside'", ("$now", Instants.Format(_time.GetUtcNow())));

    /// <summary>Finds an invitation.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The invitation, or null.</returns>
    public Invitation? Find(string key) => Many("key = $key", ("$key", key)).FirstOrDefault();

    /// <summary>The newest invitation of a member that can still be answered.</summary>
    /// <param name="member">External id.</param>
    /// <returns>The invitation, or null.</returns>
    public Invitation? FindOpen(string member) => Many(
        """
        member = $member AND state IN ('Sent', 'Unknown') AND expires_at > $now
          AND NOT EXISTS (SELECT 1 FROM response WHERE origin = 'surveys' AND value = key) ORDER BY begun_at DESC LIMIT 1
        """,
        ("$member", member), ("$now", Instants.Format(_time.GetUtcNow()))).FirstOrDefault();

    /// <summary>Goes through all invitations.</summary>
    /// <param name="after">Number of the last one that is known; 0 for the beginning.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>The invitations by their number.</returns>
    public IReadOnlyList<Invitation> Invitations(long after, int limit) => Many("id > $after ORDER BY id LIMIT $limit", ("$after", after), ("$limit", (long)limit));

    /// <summary>Goes through the mails that left or may have, in the order in which they did.</summary>
    /// <param name="since">UTC instant of the earliest.</param>
    /// <param name="after">Number of the last one of the page before; 0 for the first page.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>The invitations, by their number.</returns>
    public IReadOnlyList<Invitation> Sent(DateTimeOffset since, long after, int limit) => Many(
        "state IN ('Sent', 'Unknown') AND begun_at >= $since AND id > $after ORDER BY id LIMIT $limit",
        ("$since", Instants.Format(since)), ("$after", after), ("$limit", (long)limit));

    /// <summary>Counts invitations by what became of them.</summary>
    /// <param name="since">UTC instant of the earliest contact.</param>
    /// <returns>The counts.</returns>
    public Dictionary<InvitationState, long> Count(DateTimeOffset since) => _file.Read(connection => connection.Query(
        "SELECT state, count(*) FROM invitation WHERE contact_at >= $since GROUP BY state",
        reader => (State: Enum.Parse<InvitationState>(reader.GetString(0)), Count: reader.GetInt64(1)),
        ("$since", Instants.Format(since)))).ToDictionary(row => row.State, row => row.Count);

    /// <summary>What is late or set aside now.</summary>
    /// <returns>How many wait although they are due, since when the oldest is, and how many are set aside.</returns>
    public (long Due, DateTimeOffset? Oldest, long Aside) Backlog() => _file.Read(connection => connection.Query(
        """
        SELECT (SELECT count(*) FROM invitation WHERE state = 'Waiting' AND next_at <= $now), (SELECT min(next_at) FROM invitation WHERE state = 'Waiting' AND next_at <= $now),
          (SELECT count(*) FROM invitation WHERE state = 'Aside')
        """,
        reader => (reader.GetInt64(0), reader.IsDBNull(1) ? (DateTimeOffset?)null : Instants.Parse(reader.GetString(1)), reader.GetInt64(2)),
        ("$now", Instants.Format(_time.GetUtcNow()))).Single());

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync();
        _file.Dispose();
    }

    private List<Invitation> Many(string where, params (string Name, object? Value)[] values) =>
        _file.Read(connection => connection.Query($"SELECT {InvitationRows.Columns} FROM invitation WHERE {where}", InvitationRows.Read, values));

    private Task<int> RunAsync(string sql, params (string Name, object? Value)[] values) => _writes.WriteAsync(connection => connection.Run(sql, values));
}
