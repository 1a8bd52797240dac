using System.Text;
using System.Text.Json;
using Bridge.Connectors.Json;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Json;

public class JsonFormTests
{
    public static TheoryData<FieldType, string?, string, FieldValue> BothWays => new()
    {
        { FieldType.Text, null, "\"Zo\\u00EB\"", FieldValue.Text("Zoë") },
        { FieldType.Text, null, "null", FieldValue.Blank },
        { FieldType.Flag, null, "true", FieldValue.Flag(true) },
        { FieldType.Number, null, "12.5", FieldValue.Number(12.5m) },
        { FieldType.Date, null, "\"2026-11-29\"", FieldValue.Text("2026-11-29") },
        { FieldType.List, null, "[\"a;b\",\"c\"]", FieldValue.List(["a;b", "c"]) },
        { FieldType.List, null, "[]", FieldValue.Blank },
        { FieldType.List, ";", "\"a;c\"", FieldValue.List(["a", "c"]) },
        { FieldType.List, ";", "null", FieldValue.Blank },
    };

    [Theory]
    [MemberData(nameof(BothWays))]
    public void A_value_is_written_as_it_is_read(FieldType type, string? separator, string json, FieldValue value)
    {
        var form = new JsonForm(type, separator);

        Assert.Equal((json, value), (Written(form, value), Read(form, json)));
    }

    [Theory]
    [InlineData("12.0", "12")]
    [InlineData("12.5000", "12.5")]
    [InlineData("\"12.5\"", "12.5")]
    [InlineData("-0.10", "-0.1")]
    public void The_zeros_at_the_end_of_a_number_are_no_difference(string json, string number) =>
        Assert.Equal(number, Read(new JsonForm(FieldType.Number, null), json).ToString());

    [Fact]
    public void An_empty_flag_is_off_because_null_is_refused() => Assert.Equal("false", Written(new JsonForm(FieldType.Flag, null), FieldValue.Blank));

    [Fact]
    public void A_date_that_comes_with_a_time_is_the_date() =>
        Assert.Equal(FieldValue.Text("2026-11-29"), Read(new JsonForm(FieldType.Date, null), "\"2026-11-29T00:00:00Z\""));

    [Fact]
    public void What_is_not_there_is_not_sent_and_what_cannot_be_read_neither()
    {
        Assert.Equal(FieldValue.NotSent, new JsonForm(FieldType.Text, null).Read(default));
        Assert.Equal(FieldValue.NotSent, Read(new JsonForm(FieldType.Text, null), "{}"));
    }

    private static FieldValue Read(JsonForm form, string json)
    {
        using var document = JsonDocument.Parse(json);
        return form.Read(document.RootElement);
    }

    private static string Written(JsonForm form, FieldValue value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            form.Write(writer, value);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
