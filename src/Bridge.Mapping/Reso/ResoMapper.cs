using AutoMapper;
using Bridge.Core.Model;

namespace Bridge.Mapping.Reso;

/// <summary>Turns RESO rows into canonical records. Safe for parallel calls.</summary>
/// <param name="licenceKey">Licence key of the mapping package, or null for development and tests.</param>
public sealed class ResoMapper(string? licenceKey = null)
{
    // Built when they are needed, each for itself: compiling a map costs time that a process without its records need not spend.
    private readonly Lazy<IMapper> _members = new(() => MapperFactory.Create([new ResoMemberProfile()], licenceKey));
    private readonly Lazy<IMapper> _offices = new(() => MapperFactory.Create([new ResoOfficeProfile()], licenceKey));

    /// <summary>Maps a member.</summary>
    /// <param name="row">The row; origin, key and instant of change are set.</param>
    /// <returns>The record.</returns>
    public Member Map(ResoMember row) => _members.Value.Map<ResoMember, Member>(row);

    /// <summary>Maps an office.</summary>
    /// <param name="row">The row; origin, key and instant of change are set.</param>
    /// <returns>The record.</returns>
    public Office Map(ResoOffice row) => _offices.Value.Map<ResoOffice, Office>(row);
}
