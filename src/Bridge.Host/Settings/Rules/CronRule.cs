using Quartz;

namespace Bridge.Host.Settings.Rules;

/// <summary>Checks cron expressions; apart, so that settings without any never load the scheduler.</summary>
internal static class CronRule
{
    /// <summary>Tells whether an expression is well written.</summary>
    /// <param name="expression">Six or seven fields, seconds first.</param>
    /// <returns>True when the scheduler takes it.</returns>
    public static bool IsValid(string expression)
    {
        try
        {
            return new CronExpression(expression) is not null;
        }
        catch (FormatException)
        {
            // The scheduler has no check that does not throw.
            return false;
        }
    }
}
