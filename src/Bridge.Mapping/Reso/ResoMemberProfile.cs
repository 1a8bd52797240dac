using AutoMapper;
using Bridge.Core.Model;

namespace Bridge.Mapping.Reso;

/// <summary>Maps a row of the resource Member to the canonical record, field by field.</summary>
internal sealed class ResoMemberProfile : Profile
{
    public ResoMemberProfile()
    {
        var reasons = new StateReasons();
        // Null says that the source holds none; an empty list would say something else.
        AllowNullCollections = true;
        CreateMap<ResoMember, Member>()
            .ForMember(to => to.Key, map => map.MapFrom(row => new RecordKey(row.Origin, row.MemberKey ?? "")))
            .ForMember(to => to.ModifiedAt, map => map.MapFrom(row => row.ModifiedAt))
            .ForMember(to => to.IsTombstone, map => map.Ignore())
            .ForMember(to => to.MlsId, map => map.MapFrom(row => row.MemberMlsId))
            .ForMember(to => to.FullName, map => map.MapFrom(row => row.MemberFullName))
            .ForMember(to => to.FirstName, map => map.MapFrom(row => row.MemberFirstName))
            .ForMember(to => to.MiddleName, map => map.MapFrom(row => row.MemberMiddleName))
            .ForMember(to => to.LastName, map => map.MapFrom(row => row.MemberLastName))
            .ForMember(to => to.Nickname, map => map.MapFrom(row => row.MemberNickname))
            .ForMember(to => to.NameSuffix, map => map.MapFrom(row => row.MemberNameSuffix))
            .ForMember(to => to.Email, map => map.MapFrom(row => row.MemberEmail))
            .ForMember(to => to.PreferredPhone, map => map.MapFrom(row => row.MemberPreferredPhone))
            .ForMember(to => to.MobilePhone, map => map.MapFrom(row => row.MemberMobilePhone))
            .ForMember(to => to.DirectPhone, map => map.MapFrom(row => row.MemberDirectPhone))
            .ForMember(to => to.OfficePhone, map => map.MapFrom(row => row.MemberOfficePhone))
            .ForMember(to => to.OfficePhoneExt, map => map.MapFrom(row => row.MemberOfficePhoneExt))
            .ForMember(to => to.TollFreePhone, map => map.MapFrom(row => row.MemberTollFreePhone))
            .ForMember(to => to.Fax, map => map.MapFrom(row => row.MemberFax))
            .ForMember(to => to.Type, map => map.MapFrom(row => reasons.Without(ResoLookups.Standard(row.MemberType))))
            .ForMember(to => to.Status, map => map.MapFrom(row => reasons.Without(ResoLookups.Standard(row.MemberStatus))))
            .ForMember(to => to.MlsAccess, map => map.MapFrom(row => row.MemberMlsAccessYN))
            .ForMember(to => to.SecurityClass, map => map.MapFrom(row => row.MemberMlsSecurityClass))
            .ForMember(to => to.Aor, map => map.MapFrom(row => row.MemberAOR))
            .ForMember(to => to.AorMlsId, map => map.MapFrom(row => row.MemberAORMlsId))
            .ForMember(to => to.NationalAssociationId, map => map.MapFrom(row => row.MemberNationalAssociationId))
            .ForMember(to => to.StateLicense, map => map.MapFrom(row => row.MemberStateLicense))
            .ForMember(to => to.StateLicenseState, map => map.MapFrom(row => row.MemberStateLicenseState))
            .ForMember(to => to.StateLicenseType, map => map.MapFrom(row => row.MemberStateLicenseType))
            .ForMember(to => to.StateLicenseExpires, map => map.MapFrom(row => row.MemberStateLicenseExpirationDate))
            .ForMember(to => to.JobTitle, map => map.MapFrom(row => row.JobTitle))
            .ForMember(to => to.Designations, map => map.MapFrom(row => row.MemberDesignation))
            .ForMember(to => to.Languages, map => map.MapFrom(row => row.MemberLanguages))
            .ForMember(to => to.OfficeKey, map => map.MapFrom(row => row.OfficeKey))
            .ForMember(to => to.OfficeMlsId, map => map.MapFrom(row => row.OfficeMlsId))
            .ForMember(to => to.OfficeName, map => map.MapFrom(row => row.OfficeName))
            .ForMember(to => to.Address1, map => map.MapFrom(row => row.MemberAddress1))
            .ForMember(to => to.Address2, map => map.MapFrom(row => row.MemberAddress2))
            .ForMember(to => to.City, map => map.MapFrom(row => row.MemberCity))
            .ForMember(to => to.StateOrProvince, map => map.MapFrom(row => row.MemberStateOrProvince))
            .ForMember(to => to.PostalCode, map => map.MapFrom(row => row.MemberPostalCode))
            .ForMember(to => to.CountyOrParish, map => map.MapFrom(row => row.MemberCountyOrParish))
            .ForMember(to => to.Country, map => map.MapFrom(row => row.MemberCountry))
            .ForMember(to => to.IsAssistantTo, map => map.MapFrom(row => row.MemberIsAssistantTo))
            .ForMember(to => to.PreferredMedia, map => map.MapFrom(row => ResoLookups.Standard(row.MemberPreferredMedia)))
            .ForMember(to => to.TransferDate, map => map.MapFrom(row => row.MemberTransferDate))
            .ForMember(to => to.UniqueLicenseeIdentifier, map => map.MapFrom(row => row.UniqueLicenseeIdentifier))
            .ForMember(to => to.OriginatingSystemName, map => map.MapFrom(row => row.OriginatingSystemName))
            .ForMember(to => to.LocalFields, map => map.MapFrom(row => row.LocalFields));
    }
}
