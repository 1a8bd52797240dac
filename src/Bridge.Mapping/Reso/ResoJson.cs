using System.Text.Json.Serialization;

namespace Bridge.Mapping.Reso;

/// <summary>Reads RESO rows leniently, without reflection; unknown fields are kept aside, never an error.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(ResoText), typeof(ResoFlag), typeof(ResoDate), typeof(ResoList)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ResoMember))]
[JsonSerializable(typeof(ResoOffice))]
public sealed partial class ResoJson : JsonSerializerContext;
