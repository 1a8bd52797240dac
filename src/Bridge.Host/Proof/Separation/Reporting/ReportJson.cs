using System.Text.Json.Serialization;

namespace Bridge.Host.Proof.Separation.Reporting;

/// <summary>JSON of the report.</summary>
[JsonSerializable(typeof(ProofReport))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UseStringEnumConverter = true)]
internal sealed partial class ReportJson : JsonSerializerContext;
