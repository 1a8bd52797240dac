namespace Bridge.Connectors.Http.Bodies;

/// <summary>An answer of success that was spoilt on the way: cut off, packed bytes that cannot be unpacked, or a page in place of what the call promises.</summary>
/// <param name="inner">What could not be read; null when the whole of it says so.</param>
internal sealed class SpoiltAnswerException(Exception? inner = null) : IOException("The answer is not whole.", inner);
