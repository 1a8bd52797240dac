using Bridge.Sandbox.Reso.Data.Fields;
using Bridge.Sandbox.Reso.Data.Generator;
using Bridge.Sandbox.Reso.Hosts;
using Microsoft.OData.Edm;

namespace Bridge.Sandbox.Reso.Data;

/// <summary>The whole MLS: its rows, its log, and its resources and model in each wire form of choices.</summary>
internal sealed class MlsData
{
    private readonly Dictionary<ResoEnumStyle, (IEdmModel Model, Dictionary<string, Resource> Resources)> _views = [];

    public MlsData(ResoSandboxOptions options, HostRules rules, int seed)
    {
        var world = new World(options, (ulong)seed * 0x9E3779B97F4A7C15UL, rules.KeyPrefix);
        Offices = new OfficeRows(world);
        Members = new MemberRows(world);
        Events = new EventLog(Offices.Store.Count, Members.Store.Count);
        var resources = Build(world, rules);
        foreach (var style in Enum.GetValues<ResoEnumStyle>())
        {
            var office = resources["Office"].InStyle(style);
            var view = rules.Resources.ToDictionary(
                name => name, name => name == "Office" ? office : resources[name].InStyle(style, office));
            _views[style] = (new ModelBuilder(style, rules.LookupTerm).Build(view.Values), view);
        }
    }

    public OfficeRows Offices { get; }

    public MemberRows Members { get; }

    public EventLog Events { get; }

    public (IEdmModel Model, Dictionary<string, Resource> Resources) View(ResoEnumStyle style) => _views[style];

    private Dictionary<string, Resource> Build(World world, HostRules rules)
    {
        var officeFields = HostFields.Adapt(OfficeFields.Build(Offices), Offices.Store, rules);
        var memberFields = HostFields.Adapt(MemberFields.Build(Members, Offices), Members.Store, rules);
        var office = new Resource("Office", officeFields, Offices.Store, () => Offices.Store.Count)
        {
            Watermark = rules.Watermark,
        };
        var member = new Resource("Member", memberFields, Members.Store, () => Members.Store.Count)
        {
            Watermark = rules.Watermark,
            Link = rules.CanExpandOffice ? ("Office", office, Members.Office) : null,
        };
        var lookup = SmallFields.Lookup(world, [.. memberFields, .. officeFields]);
        return new[] { office, member, lookup, PropertyFields.Build(world, Members, Offices), SmallFields.Ouid(world), SmallFields.Events(Events, Members, Offices) }
            .ToDictionary(resource => resource.Name, StringComparer.Ordinal);
    }
}
