using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Mapping.Fingerprints;

namespace Bridge.Mapping.Tests.Fingerprints;

public class FingerprintTests
{
    private static TargetShape Shape(params string[] names) => new(names.Select(name => new TargetField { Name = name }));

    [Fact]
    public void Values_of_different_kinds_have_different_hashes_and_only_not_sent_is_zero()
    {
        FieldValue[] values =
        [
            FieldValue.NotSent, FieldValue.Blank, FieldValue.Text("true"), FieldValue.Flag(true), FieldValue.Flag(false), FieldValue.Text("1"),
            FieldValue.Number(1), FieldValue.Text("0"), FieldValue.Number(0), FieldValue.List(["1"]), FieldValue.List(["ab", "c"]),
            FieldValue.List(["a", "bc"]), FieldValue.Text("\uD800"), FieldValue.Text("\uDC00"), FieldValue.List(["\uD800"]), FieldValue.List(["\uDC00"]),
        ];

        Assert.Equal(values.Length, values.Select(Fingerprint.Of).Distinct().Count());
        Assert.Equal([0], values.Index().Where(value => Fingerprint.Of(value.Item) == 0).Select(value => value.Index));
        Assert.Equal(Fingerprint.Of(FieldValue.Number(1)), Fingerprint.Of(FieldValue.Number(1.00m)));
    }

    [Fact]
    public void Stored_hashes_stay_the_same_over_versions() =>
        Assert.Equal(12672899853299420327UL, Fingerprint.Of(FieldValue.Text("Ada")));

    [Fact]
    public void The_hash_of_a_record_tells_fields_apart_and_ignores_their_order()
    {
        var one = new MappedRecord(Shape("a", "b")) { [0] = FieldValue.Text("x"), [1] = FieldValue.Blank };
        var moved = new MappedRecord(Shape("b", "a")) { [1] = FieldValue.Text("x"), [0] = FieldValue.Blank };
        var swapped = new MappedRecord(Shape("a", "b")) { [1] = FieldValue.Text("x"), [0] = FieldValue.Blank };
        var fewer = new MappedRecord(Shape("a", "b")) { [0] = FieldValue.Text("x") };

        Assert.Equal(Fingerprint.Of(one), Fingerprint.Of(moved));
        Assert.Equal(3, new[] { one, swapped, fewer }.Select(Fingerprint.Of).Distinct().Count());
        Assert.NotEqual(Fingerprint.Of(one.Shape), Fingerprint.Of(moved.Shape));
    }

    [Fact]
    public void Field_hashes_are_zero_for_what_was_not_sent()
    {
        var record = new MappedRecord(Shape("a", "b", "c")) { [0] = FieldValue.Text("x"), [2] = FieldValue.Blank };

        var hashes = FieldHashes.Of(record);

        Assert.Equal(3, hashes.Count);
        Assert.Equal(0UL, hashes[1]);
        Assert.Equal([Fingerprint.Of(record[0]), Fingerprint.Of(record[2])], [hashes[0], hashes[2]]);
        Assert.Equal(3 * sizeof(ulong), hashes.Bytes.Length);
    }
}
