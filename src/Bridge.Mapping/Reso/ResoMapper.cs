using AutoMapper;
using Bridge.Core.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Mapping.Reso;

/// <summary>Turns RESO rows into canonical records. Safe for parallel calls.</summary>
public sealed class ResoMapper
{
    // Built on the first row: compiling the maps costs time that a process without RESO work need not spend.
    private readonly Lazy<IMapper> _mapper = new(() => Configuration().CreateMapper());

    /// <summary>Maps a member.</summary>
    /// <param name="row">The row; origin, key and instant of change are set.</param>
    /// <returns>The record.</returns>
    public Member Map(ResoMember row) => _mapper.Value.Map<ResoMember, Member>(row);

    /// <summary>Maps an office.</summary>
    /// <param name="row">The row; origin, key and instant of change are set.</param>
    /// <returns>The record.</returns>
    public Office Map(ResoOffice row) => _mapper.Value.Map<ResoOffice, Office>(row);

    /// <summary>The maps, for the check that no field of the records is forgotten.</summary>
    /// <returns>A new configuration.</returns>
    internal static MapperConfiguration Configuration() => new(
        maps =>
        {
            maps.AddProfile<ResoMemberProfile>();
            maps.AddProfile<ResoOfficeProfile>();
        },
        NullLoggerFactory.Instance);
}
