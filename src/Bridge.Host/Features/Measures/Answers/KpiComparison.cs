using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Measures.Answers;

/// <summary>A figure of an earlier time, beside that of another.</summary>
/// <param name="Time">Which time.</param>
/// <param name="FirstDay">Its first day since 1970.</param>
/// <param name="LastDay">Its last day since 1970.</param>
/// <param name="Figure">The figure then; null when not everything is known of that time.</param>
/// <param name="Change">How it changed since; null when the two cannot be compared.</param>
internal sealed record KpiComparison(EarlierTime Time, int FirstDay, int LastDay, KpiFigure? Figure, KpiChange? Change);
