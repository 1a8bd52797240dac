using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Bridge.Host.Features.Panel;

/// <summary>Makes and reads the tokens of panels: one member, for some minutes.</summary>
/// <remarks>
/// The key lives in memory alone: after a restart a panel asks its page for a new token, as it does when one is too old. Nothing is kept,
/// so a token cannot be taken back; it is short-lived instead.
/// </remarks>
/// <param name="lifetime">How long a token counts.</param>
/// <param name="time">The clock.</param>
internal sealed class PanelTokens(TimeSpan lifetime, TimeProvider time)
{
    private const int Longest = 1000;

    private readonly IDataProtector _protector = new EphemeralDataProtectionProvider().CreateProtector("member panel");

    /// <summary>Makes a token.</summary>
    /// <param name="member">External id of the member.</param>
    /// <returns>The token and until when it counts.</returns>
    public (string Token, DateTimeOffset Until) Make(string member)
    {
        var until = DateTimeOffset.FromUnixTimeSeconds((time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        return (_protector.Protect($"{until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)} {member}"), until);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="token">Anything.</param>
    /// <returns>The member; null when the token is none of ours or too old.</returns>
    public string? Read(string token)
    {
        if (token.Length is 0 or > Longest)
        {
            return null;
        }

        try
        {
            var parts = _protector.Unprotect(token).Split(' ', 2);
            return DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[0], CultureInfo.InvariantCulture)) > time.GetUtcNow() ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            return null; // forged, damaged, or of a host that has ended
        }
    }
}
