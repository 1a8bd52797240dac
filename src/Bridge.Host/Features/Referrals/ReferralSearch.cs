using Bridge.Core.Connectors;
using Bridge.Core.Listings;

namespace Bridge.Host.Features.Referrals;

/// <summary>Finds whom a caller who is no member can be referred to. Keeps nothing of what was asked.</summary>
/// <param name="open">Opens the look-up; it may throw what cannot be used.</param>
/// <param name="time">The clock.</param>
internal sealed class ReferralSearch(Func<IFindsListings> open, TimeProvider time)
{
    /// <summary>Most characters of a question.</summary>
    public const int Longest = 100;

    /// <summary>Fewest characters of a question.</summary>
    public const int Shortest = 3;

    private const int Most = 10;

    // Somebody waits on the phone.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(8);

    /// <summary>Looks up.</summary>
    /// <param name="question">A listing's number, or a part of its address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found, or why nothing could be looked up.</returns>
    public async Task<ReferralAnswer> FindAsync(string? question, CancellationToken cancellationToken)
    {
        var text = string.Join(' ', (question ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (text.Length is < Shortest or > Longest || text.Any(char.IsControl))
        {
            return new ReferralAnswer([], $"Ask with a listing's number or a part of its address: {Shortest} to {Longest} characters.", IsFault: true);
        }

        using var patience = new CancellationTokenSource(_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var listings = open();
            var found = text.Contains(' ', StringComparison.Ordinal) ? [] : await listings.FindByNumberAsync(text, Most, either.Token);
            return new ReferralAnswer(found.Count > 0 ? found : await listings.FindByAddressAsync(text, Most, either.Token), null, IsFault: false);
        }
        catch (ConnectorException error)
        {
            return new ReferralAnswer([], error.Kind == FailureKind.Configuration ? error.Message : "The MLS cannot be asked right now. Try again in a moment.", IsFault: false);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ReferralAnswer([], "The MLS did not answer in time. Try again in a moment.", IsFault: false);
        }
    }
}
