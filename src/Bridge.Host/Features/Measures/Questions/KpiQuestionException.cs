namespace Bridge.Host.Features.Measures.Questions;

/// <summary>A question about figures that cannot be answered as it was asked.</summary>
/// <param name="message">What is wrong and what is allowed.</param>
internal sealed class KpiQuestionException(string message) : Exception(message);
