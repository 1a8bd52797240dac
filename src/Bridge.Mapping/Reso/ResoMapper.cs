using AutoMapper;
using Bridge.Core.Model;

namespace Bridge.Mapping.Reso;

/// <summary>Turns RESO rows into canonical records. Safe for parallel calls.</summary>
/// <param name="licenceKey">Licence key of the mapping package, or null for development and tests.</param>
public sealed class ResoMapper(string? licenceKey = null)
{
    // Built when it is needed: compiling the maps costs time that a process without RESO work need not spend.
    private readonly Lazy<IMapper> _mapper =
        new(() => MapperFactory.Create([new ResoMemberProfile(), new ResoOfficeProfile()], licenceKey));

    /// <summary>Maps a member.</summary>
    /// <param name="row">The row; origin, key and instant of change are set.</param>
    /// <returns>The record.</returns>
    public Member Map(ResoMember row) => _mapper.Value.Map<ResoMember, Member>(row);

    /// <summary>Maps an office.</summary>
    /// <param name="row">The row; origin, key and instant of change are set.</param>
    /// <returns>The record.</returns>
    public Office Map(ResoOffice row) => _mapper.Value.Map<ResoOffice, Office>(row);
}
