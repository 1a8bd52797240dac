using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Measures.Records;

/// <summary>The records behind a figure.</summary>
/// <param name="Query">Days and settings that were used.</param>
/// <param name="Figure">The figure; null when the group has none.</param>
/// <param name="Records">One page of them, one row a record; without anybody's name but those of agents.</param>
/// <param name="HasMore">True when there is a page after it.</param>
internal sealed record RecordAnswer(KpiQuery Query, KpiRow? Figure, Table Records, bool HasMore);
