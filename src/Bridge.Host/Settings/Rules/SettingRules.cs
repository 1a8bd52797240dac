using System.Globalization;
using Bridge.Core.Settings;

namespace Bridge.Host.Settings.Rules;

/// <summary>The rules of each <see cref="SettingKind"/>, in one place for all connectors.</summary>
internal static class SettingRules
{
    /// <summary>Checks a value against its spec.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="value">The value, references resolved.</param>
    /// <returns>Null when it is right; otherwise what is wrong and what is allowed. A secret is never repeated.</returns>
    public static string? Judge(SettingSpec spec, string value) => spec.Kind switch
    {
        SettingKind.Address => JudgeAddress(spec.Name, value),
        SettingKind.Integer => JudgeInteger(spec, value),
        SettingKind.Share => IsShare(value) ? null : $"'{spec.Name}' must be a share from 0% to 100%, such as 80%.",
        SettingKind.Duration => DurationText.TryParse(value, out _)
            ? null
            : $"'{spec.Name}' must be a time span with a unit: 250ms, 30s, 5m, 2h or 1d.",
        SettingKind.Choice => spec.Choices.Contains(value)
            ? null
            : $"'{spec.Name}' cannot be '{value}'. {NearestWord.Explain(value, spec.Choices)}",
        SettingKind.Date => IsDate(value) ? null : $"'{spec.Name}' must be a day from 1970-01-02 on, written year-month-day: 2025-01-31.",
        SettingKind.Flag => value is "true" or "false"
            ? null
            : $"'{spec.Name}' cannot be '{value}'. {NearestWord.Explain(value, ["true", "false"])}",
        _ => null,
    };

    /// <summary>Tells whether an address stays on this machine.</summary>
    /// <param name="value">The address.</param>
    /// <returns>True for loopback addresses.</returns>
    public static bool IsLoopback(string value) => Uri.TryCreate(value, UriKind.Absolute, out var address) && address.IsLoopback;

    /// <summary>Tells whether a text is a share.</summary>
    /// <param name="value">Text such as <c>80%</c>.</param>
    /// <returns>True for 0% to 100%.</returns>
    public static bool IsShare(string value) =>
        value.EndsWith('%')
        && double.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number is >= 0 and <= 100;

    private static bool IsDate(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day > DateOnly.FromDateTime(DateTime.UnixEpoch);

    private static string? JudgeAddress(string name, string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            return $"'{name}' must be a whole address that starts with https://.";
        }

        if (address.UserInfo.Length > 0)
        {
            return $"'{name}' holds a user name or password: use the settings made for them.";
        }

        return address.Scheme == "http" && !address.IsLoopback
            ? $"'{name}' must start with https://; http:// is allowed for this machine (127.0.0.1) only."
            : null;
    }

    private static string? JudgeInteger(SettingSpec spec, string value)
    {
        var isNumber = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number >= spec.Minimum && number <= spec.Maximum && number is >= int.MinValue and <= int.MaxValue)
        {
            return null;
        }

        var range = (spec.Minimum == long.MinValue, spec.Maximum == long.MaxValue) switch
        {
            (true, true) => "",
            (false, true) => $" of at least {spec.Minimum}",
            (true, false) => $" of at most {spec.Maximum}",
            _ => $" from {spec.Minimum} to {spec.Maximum}",
        };
        return $"'{spec.Name}' must be a whole number{range}.";
    }
}
