using Bridge.Sandbox.Reso.Query;
using Microsoft.OData.UriParser;

namespace Bridge.Sandbox.Reso.Hosts;

/// <summary>What a host refuses although OData allows it.</summary>
/// <remarks>
/// Source: docs.mlsgrid.com "API Version 2.0" (one OriginatingSystemName with eq, few searchable fields, five or).
/// </remarks>
internal static class HostChecks
{
    private static readonly HashSet<string> _searchable = new(StringComparer.Ordinal)
    {
        "OriginatingSystemName", "ModificationTimestamp", "MlgCanView", "MemberMlsId", "OfficeMlsId",
        "LookupName",
    };

    public static void Check(ResoProfile profile, ResourceQuery query, bool byKey)
    {
        if (profile == ResoProfile.MlsGrid && !byKey)
        {
            CheckGrid(query.Filter);
        }
    }

    private static void CheckGrid(QueryNode? filter)
    {
        var (fields, systems, ors) = (new HashSet<string>(StringComparer.Ordinal), 0, 0);
        var open = new Stack<QueryNode>();
        if (filter is not null)
        {
            open.Push(filter);
        }

        while (open.TryPop(out var next))
        {
            switch (FilterCompiler.Strip(next))
            {
                case BinaryOperatorNode binary:
                    ors += binary.OperatorKind == BinaryOperatorKind.Or ? 1 : 0;
                    systems += binary.OperatorKind == BinaryOperatorKind.Equal && IsSystem(binary.Left) ? 1 : 0;
                    open.Push(binary.Left);
                    open.Push(binary.Right);
                    break;
                case UnaryOperatorNode not:
                    open.Push(not.Operand);
                    break;
                case InNode inside:
                    open.Push(inside.Left);
                    break;
                case SingleValueFunctionCallNode call:
                    foreach (var argument in call.Parameters)
                    {
                        open.Push(argument);
                    }

                    break;
                case SingleValuePropertyAccessNode property:
                    fields.Add(property.Property.Name);
                    break;
                case CollectionPropertyAccessNode property:
                    fields.Add(property.Property.Name);
                    break;
                case LambdaNode lambda:
                    open.Push(lambda.Source);
                    break;
            }
        }

        Refuse(systems != 1, "The query must contain exactly one OriginatingSystemName with the operator eq.");
        Refuse(ors > 5, "The query has more than 5 or operators; use in.");
        var strange = fields.FirstOrDefault(field => !_searchable.Contains(field));
        Refuse(strange is not null, $"The field {strange} is not searchable.");
    }

    private static bool IsSystem(QueryNode node) =>
        FilterCompiler.Strip(node) is SingleValuePropertyAccessNode { Property.Name: "OriginatingSystemName" };

    private static void Refuse(bool wrong, string message)
    {
        if (wrong)
        {
            throw new QueryRefusedException(400, message, "$filter");
        }
    }
}
