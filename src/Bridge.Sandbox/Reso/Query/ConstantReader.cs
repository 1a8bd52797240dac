using System.Globalization;
using Bridge.Sandbox.Reso.Data;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Bridge.Sandbox.Reso.Query;

/// <summary>Turns a literal of a parsed filter into a cell.</summary>
internal static class ConstantReader
{
    public static Cell Read(ConstantNode node) => node.Value switch
    {
        null => Cell.Null,
        string text => Cell.OfText(text),
        bool flag => Cell.OfFlag(flag),
        DateTimeOffset instant => Cell.OfInstant(instant.UtcTicks),
        Date date => Cell.OfDate(new DateOnly(date.Year, date.Month, date.Day)),
        ODataEnumValue choice => Choices(choice, node.TypeReference?.Definition as IEdmEnumType),
        byte or short or int or long => Cell.OfNumber(Convert.ToInt64(node.Value, CultureInfo.InvariantCulture)),
        _ => throw new QueryRefusedException(501, $"The literal {node.LiteralText} is not supported.", "$filter"),
    };

    /// <summary>Parsed enumeration literals carry the number of the member (or the sum of several flags).</summary>
    private static Cell Choices(ODataEnumValue choice, IEdmEnumType? type)
    {
        if (type is null || !long.TryParse(choice.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
        {
            return Cell.OfText(choice.Value);
        }

        return type.IsFlags
            ? Cell.OfMany([.. type.Members.Where(member => (member.Value.Value & number) != 0).Select(member => member.Name)])
            : Cell.OfText(type.Members.FirstOrDefault(member => member.Value.Value == number)?.Name ?? choice.Value);
    }
}
