namespace Bridge.Connectors.Http.Bodies;

/// <summary>An answer of success that was spoilt on the way: cut off, packed bytes that cannot be unpacked, or a page in place of what the call promises.</summary>
/// <param name="inner">What could not be read; null when the whole of it says so.</param>
internal sealed class SpoiltAnswerException(Exception? inner = null) : IOException("The answer is not whole.", inner)
{
    /// <summary>True when it is a page for people: a sign-in, a maintenance page, the page of a proxy.</summary>
    public bool IsPage { get; init; }
}
