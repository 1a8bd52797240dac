using System.Globalization;
using System.Net.Http.Headers;

namespace Bridge.Connectors.Http.Limits;

/// <summary>Reads how long a vendor asks to wait. Source: RFC 9110, section 10.2.3.</summary>
internal static class RetryAfter
{
    /// <summary>Longest wait that is believed; a longer one is taken for a fault of the vendor and cut to this.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(1);

    /// <summary>Reads the header.</summary>
    /// <param name="headers">Headers of the answer.</param>
    /// <param name="utcNow">Wall clock, for a header that names an instant.</param>
    /// <returns>The wait, zero to <see cref="Longest"/>; null when there is none or it cannot be read.</returns>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset utcNow)
    {
        if (!headers.TryGetValues("Retry-After", out var values))
        {
            return null;
        }

        var text = values.First().Trim();
        TimeSpan wait;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            wait = TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds));
        }
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            // The vendor's own clock, if it sends one, makes the difference independent of ours.
            wait = at - (headers.Date ?? utcNow);
        }
        else
        {
            return null;
        }

        return wait < TimeSpan.Zero ? null : wait > Longest ? Longest : wait;
    }
}
