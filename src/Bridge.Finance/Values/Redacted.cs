namespace Bridge.Finance.Values;

/// <summary>What finance values show to whoever prints them.</summary>
internal static class Redacted
{
    public const string Text = "[finance]";
}
