using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Core.Tests.Mapping;

public class TargetShapeTests
{
    private static TargetShape Shape(params string[] names) => new(names.Select(name => new TargetField { Name = name }));

    [Fact]
    public void Fields_keep_their_order_and_are_found_by_name()
    {
        var shape = Shape("name", "email", "user_fields.city");

        Assert.Equal(["name", "email", "user_fields.city"], shape.Fields.Select(field => field.Name));
        Assert.Equal((1, 2, -1, -1), (shape.IndexOf("email"), shape.IndexOf("user_fields.city"), shape.IndexOf("Email"), shape.IndexOf("")));
    }

    [Fact]
    public void A_name_that_stands_twice_is_refused_and_named() =>
        Assert.Contains("'email'", Assert.Throws<ArgumentException>(() => Shape("email", "name", "email")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_field_belongs_to_the_MLS_and_is_erased_by_a_blank_unless_said_otherwise()
    {
        var field = new TargetField { Name = "name" };

        Assert.Equal((FieldOwner.Mls, BlankRule.Erase, FieldType.Text), (field.Owner, field.WhenBlank, field.Type));
    }

    [Fact]
    public void In_a_new_record_nothing_is_sent()
    {
        var shape = Shape("name", "email");
        var record = new MappedRecord(shape);

        Assert.Same(shape, record.Shape);
        Assert.False(record[0].IsSent || record[1].IsSent);
    }

    [Fact]
    public void A_value_is_found_by_position_and_by_name_and_leaves_the_others_alone()
    {
        var record = new MappedRecord(Shape("name", "email")) { [1] = FieldValue.Text("ada@example.test") };

        Assert.Equal("ada@example.test", record[1].AsText);
        Assert.Equal("ada@example.test", record.Find("email").AsText);
        Assert.Equal(FieldValue.NotSent, record.Find("name"));
    }

    [Fact]
    public void A_field_that_the_shape_does_not_have_is_not_sent_by_name_and_a_fault_by_position()
    {
        var record = new MappedRecord(Shape("name"));

        Assert.Equal(FieldValue.NotSent, record.Find("email"));
        Assert.Throws<IndexOutOfRangeException>(() => record[1]);
    }
}
