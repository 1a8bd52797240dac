using Bridge.Core.Model;
using Bridge.Mapping.Records;

namespace Bridge.Mapping.Tests.Records;

public class DefaultDocumentTests
{
    private static readonly string[] _departed = ["Inactive"];

    [Fact]
    public void The_default_members_mapping_has_no_fault_and_maps_a_member()
    {
        var opening = MappingCatalogue.Open<Member>("zendesk-members", _departed, null);

        Assert.Empty(opening.Faults);
        var fields = opening.Mapper?.Map(Samples.Member()).Fields;
        Assert.NotNull(fields);
        Assert.Equal("Ada Example", fields.Find("name").AsText);
        Assert.Equal("ada@example.com", fields.Find("email").AsText);
        Assert.Equal("+12025550123", fields.Find("phone").AsText);
        Assert.Equal("demo:O-7", fields.Find("organization_id").AsText);
        Assert.Equal("offices", fields.Shape.Fields[fields.Shape.IndexOf("organization_id")].RefersTo);
        Assert.False(fields.Find("suspended").AsFlag);
        Assert.Equal("Springfield, IL", fields.Find("user_fields.mls_city").AsText);
    }

    [Fact]
    public void The_default_offices_mapping_has_no_fault_and_makes_names_unique()
    {
        var opening = MappingCatalogue.Open<Office>("zendesk-offices", _departed, null);

        Assert.Empty(opening.Faults);
        var fields = opening.Mapper?.Map(Samples.Office()).Fields;
        Assert.Equal("Acme Realty (OFF123)", fields?.Find("name").AsText);
        Assert.Equal("+12025550199 x12", fields?.Find("organization_fields.mls_phone").AsText);
    }

    [Fact]
    public void The_mappings_for_Salesforce_have_no_fault_and_fill_the_standard_fields()
    {
        var members = MappingCatalogue.Open<Member>("salesforce-members", _departed, null);
        var offices = MappingCatalogue.Open<Office>("salesforce-offices", _departed, null);
        var standing = MappingCatalogue.Open<MemberStanding>("salesforce-standing", _departed, null);

        Assert.Empty(members.Faults.Concat(offices.Faults).Concat(standing.Faults));
        var member = members.Mapper?.Map(Samples.Member()).Fields;
        Assert.NotNull(member);
        Assert.False(string.IsNullOrEmpty(member.Find("LastName").AsText));
        Assert.Equal("ada@example.com", member.Find("Email").AsText);
        Assert.Equal("demo:O-7", member.Find("AccountId").AsText);
        Assert.Equal("offices", member.Shape.Fields[member.Shape.IndexOf("AccountId")].RefersTo);
        Assert.False(member.Find("MLS_Departed__c").AsFlag);
        Assert.Equal("Acme Realty (OFF123)", offices.Mapper?.Map(Samples.Office()).Fields?.Find("Name").AsText);
    }

    [Fact]
    public void The_mappings_for_Freshdesk_have_no_fault_and_fill_the_standard_fields()
    {
        var members = MappingCatalogue.Open<Member>("freshdesk-members", _departed, null);
        var offices = MappingCatalogue.Open<Office>("freshdesk-offices", _departed, null);
        var standing = MappingCatalogue.Open<MemberStanding>("freshdesk-standing", _departed, null);

        Assert.Empty(members.Faults.Concat(offices.Faults).Concat(standing.Faults));
        var member = members.Mapper?.Map(Samples.Member()).Fields;
        Assert.NotNull(member);
        Assert.Equal("Ada Example", member.Find("name").AsText);
        Assert.Equal("ada@example.com", member.Find("email").AsText);
        Assert.Equal("demo:O-7", member.Find("company_id").AsText);
        Assert.Equal("offices", member.Shape.Fields[member.Shape.IndexOf("company_id")].RefersTo);
        Assert.False(member.Find("custom_fields.mls_departed").AsFlag);
        Assert.Equal("Acme Realty (OFF123)", offices.Mapper?.Map(Samples.Office()).Fields?.Find("name").AsText);
    }

    [Fact]
    public void The_mappings_of_the_workbook_have_no_fault_and_map_a_member_and_an_office()
    {
        var members = MappingCatalogue.Open<Member>("workbook-members", _departed, null);
        var offices = MappingCatalogue.Open<Office>("workbook-offices", _departed, null);

        Assert.Empty(members.Faults);
        Assert.Empty(offices.Faults);
        var member = members.Mapper?.Map(Samples.Member()).Fields;
        Assert.Equal("Ada Example", member?.Find("Name").AsText);
        Assert.False(member?.Find("Departed").AsFlag);
        Assert.Equal("Acme Realty", offices.Mapper?.Map(Samples.Office()).Fields?.Find("Name").AsText);
    }

    [Fact]
    public void Every_built_in_mapping_is_listed_and_can_be_copied()
    {
        Assert.Equal(
            ["dataverse-members", "dataverse-offices", "dataverse-standing", "freshdesk-members", "freshdesk-offices", "freshdesk-standing", "salesforce-members", "salesforce-offices", "salesforce-standing", "workbook-members", "workbook-offices", "workbook-standing", "zendesk-members", "zendesk-offices", "zendesk-standing"],
            MappingCatalogue.BuiltIn);
        Assert.All(MappingCatalogue.BuiltIn, name => Assert.NotNull(MappingCatalogue.FindBuiltIn(name)));
    }
}
