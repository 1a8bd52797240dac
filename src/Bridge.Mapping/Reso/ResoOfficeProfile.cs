using AutoMapper;
using Bridge.Core.Model;

namespace Bridge.Mapping.Reso;

/// <summary>Maps a row of the resource Office to the canonical record, field by field.</summary>
internal sealed class ResoOfficeProfile : Profile
{
    public ResoOfficeProfile()
    {
        var reasons = new StateReasons();
        // Null says that the source holds none; an empty list would say something else.
        AllowNullCollections = true;
        CreateMap<ResoOffice, Office>()
            .ForMember(to => to.Key, map => map.MapFrom(row => new RecordKey(row.Origin, row.OfficeKey ?? "")))
            .ForMember(to => to.ModifiedAt, map => map.MapFrom(row => row.ModifiedAt))
            .ForMember(to => to.IsTombstone, map => map.Ignore())
            .ForMember(to => to.MlsId, map => map.MapFrom(row => row.OfficeMlsId))
            .ForMember(to => to.Name, map => map.MapFrom(row => row.OfficeName))
            .ForMember(to => to.Status, map => map.MapFrom(row => reasons.Without(ResoLookups.Standard(row.OfficeStatus))))
            .ForMember(to => to.Type, map => map.MapFrom(row => reasons.Without(ResoLookups.Standard(row.OfficeType))))
            .ForMember(to => to.BranchType, map => map.MapFrom(row => ResoLookups.Standard(row.OfficeBranchType)))
            .ForMember(to => to.MainOfficeKey, map => map.MapFrom(row => row.MainOfficeKey))
            .ForMember(to => to.MainOfficeMlsId, map => map.MapFrom(row => row.MainOfficeMlsId))
            .ForMember(to => to.BrokerKey, map => map.MapFrom(row => row.OfficeBrokerKey))
            .ForMember(to => to.BrokerMlsId, map => map.MapFrom(row => row.OfficeBrokerMlsId))
            .ForMember(to => to.ManagerKey, map => map.MapFrom(row => row.OfficeManagerKey))
            .ForMember(to => to.Email, map => map.MapFrom(row => row.OfficeEmail))
            .ForMember(to => to.Phone, map => map.MapFrom(row => row.OfficePhone))
            .ForMember(to => to.PhoneExt, map => map.MapFrom(row => row.OfficePhoneExt))
            .ForMember(to => to.Fax, map => map.MapFrom(row => row.OfficeFax))
            .ForMember(to => to.Address1, map => map.MapFrom(row => row.OfficeAddress1))
            .ForMember(to => to.Address2, map => map.MapFrom(row => row.OfficeAddress2))
            .ForMember(to => to.City, map => map.MapFrom(row => row.OfficeCity))
            .ForMember(to => to.StateOrProvince, map => map.MapFrom(row => row.OfficeStateOrProvince))
            .ForMember(to => to.PostalCode, map => map.MapFrom(row => row.OfficePostalCode))
            .ForMember(to => to.CountyOrParish, map => map.MapFrom(row => row.OfficeCountyOrParish))
            .ForMember(to => to.Country, map => map.MapFrom(row => row.OfficeCountry))
            .ForMember(to => to.Aor, map => map.MapFrom(row => row.OfficeAOR))
            .ForMember(to => to.AorMlsId, map => map.MapFrom(row => row.OfficeAORMlsId))
            .ForMember(to => to.NationalAssociationId, map => map.MapFrom(row => row.OfficeNationalAssociationId))
            .ForMember(to => to.CorporateLicense, map => map.MapFrom(row => row.OfficeCorporateLicense))
            .ForMember(to => to.Franchise, map => map.MapFrom(row => row.FranchiseAffiliation))
            .ForMember(to => to.OriginatingSystemName, map => map.MapFrom(row => row.OriginatingSystemName))
            .ForMember(to => to.LocalFields, map => map.MapFrom(row => row.LocalFields));
    }
}
