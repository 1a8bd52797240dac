using Bridge.Finance.Documents;
using Bridge.Finance.Ledger;

namespace Bridge.Finance.Sources.Mapping;

/// <summary>Reads which account, member and office a row names.</summary>
internal sealed class PartyReader(DocumentMap root, ColumnRules columns, string folder)
{
    public IdSpec? Id(DocumentMap? map)
    {
        var column = map is null ? null : columns.Read(map, "column");
        var id = column is null ? null : new IdSpec(column, map!.Integer("digits", 1, 20), map.Flag("pad"));
        map?.RefuseOthersExcept("An id", "by");
        if (id is { IsPadded: true, Digits: null })
        {
            map!.Fault("pad", "'pad' needs 'digits': how long is a whole id?");
        }

        return id;
    }

    public PartySpec? Party(string key) =>
        root.Map(key) is { } map && Id(map) is { } id ? new PartySpec(id, map.Word("by", MappingWords.Ids, PartyId.MlsId)) : null;

    public CrossReferenceSpec? CrossReference()
    {
        if (root.Map("crossReference") is not { } map)
        {
            return null;
        }

        var file = map.Text("file", isRequired: true);
        var account = map.Text("account", isRequired: true);
        var spec = file is null || account is null ? null : new CrossReferenceSpec(
            System.IO.Path.GetFullPath(file, folder), account, map.Text("member"), map.Text("office"), map.Word("by", MappingWords.Ids, PartyId.MlsId));
        map.RefuseOthersExcept("A cross-reference", "member", "office", "by");
        if (spec is { Member: null, Office: null })
        {
            map.Fault("member", "A cross-reference names a column for 'member', for 'office', or both.");
        }

        return spec;
    }
}
