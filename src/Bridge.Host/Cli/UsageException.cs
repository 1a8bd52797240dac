namespace Bridge.Host.Cli;

/// <summary>The command line asks for something that cannot be; the message says what is allowed.</summary>
/// <param name="message">What is wrong and what is allowed.</param>
internal sealed class UsageException(string message) : Exception(message);
