using System.Globalization;
using Bridge.Sandbox.Reso.Data;
using Bridge.Sandbox.Reso.Data.Fields;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Bridge.Sandbox.Reso.Query;

/// <summary>Reads the query options of a request; whatever the model does not know is refused with 400.</summary>
internal sealed class QueryReader(IEdmModel model)
{
    private static readonly HashSet<string> _known = new(StringComparer.Ordinal)
    {
        "$filter", "$select", "$orderby", "$top", "$skip", "$count", "$expand", "$skiptoken", "$format",
    };

    public ResourceQuery Read(Resource resource, IReadOnlyDictionary<string, string> options)
    {
        if (options.Keys.FirstOrDefault(name => name.StartsWith('$') && !_known.Contains(name)) is { } unknown)
        {
            throw new QueryRefusedException(400, $"The query option {unknown} is not known.", unknown);
        }

        var select = Names(options.GetValueOrDefault("$select"));
        var expand = ExpandReader.Read(resource, options.GetValueOrDefault("$expand"));
        var (filter, order) = Parse(resource, options);
        return new ResourceQuery
        {
            Resource = resource,
            Selected = select,
            Fields = Fields(resource, select, "$select"),
            Expanded = expand?.Fields,
            ExpandedSelects = expand?.Selects ?? false,
            Filter = filter?.Expression,
            Order = [.. Orders(resource, order)],
            Top = Whole(options, "$top"),
            Skip = Whole(options, "$skip") ?? 0,
            Count = options.TryGetValue("$count", out var count) && Flag(count),
            SkipToken = options.GetValueOrDefault("$skiptoken"),
        };
    }

    public static IReadOnlyList<Field> Fields(Resource resource, IReadOnlySet<string>? names, string target)
    {
        if (names is null || names.Contains("*"))
        {
            return resource.Fields;
        }

        if (names.FirstOrDefault(name => resource.Find(name) is null && resource.Link?.Name != name) is { } unknown)
        {
            throw new QueryRefusedException(
                400, $"Could not find a property named '{unknown}' on type '{resource.Name}'.", target);
        }

        return [.. resource.Fields.Where(field => names.Contains(field.Name))];
    }

    public static IReadOnlySet<string>? Names(string? list)
    {
        var names = list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names is { Length: > 0 } ? names.ToHashSet(StringComparer.Ordinal) : null;
    }

    private (FilterClause? Filter, OrderByClause? Order) Parse(
        Resource resource, IReadOnlyDictionary<string, string> options)
    {
        var set = model.EntityContainer.FindEntitySet(resource.Name);
        var parts = options.Where(pair => pair.Key is "$filter" or "$orderby").ToDictionary(StringComparer.Ordinal);
        if (parts.Count == 0)
        {
            return (null, null);
        }

        try
        {
            var parser = new ODataQueryOptionParser(model, set.EntityType(), set, parts)
            {
                Resolver = new ODataUriResolver(),
            };
            return (parser.ParseFilter(), parser.ParseOrderBy());
        }
        catch (ODataException wrong)
        {
            throw new QueryRefusedException(400, wrong.Message, parts.Count == 1 ? parts.Keys.First() : "Query");
        }
    }

    private static IEnumerable<(Field Field, bool Descending)> Orders(Resource resource, OrderByClause? clause)
    {
        for (; clause is not null; clause = clause.ThenBy)
        {
            if (clause.Expression is not SingleValuePropertyAccessNode property
                || resource.Find(property.Property.Name) is not { } field)
            {
                throw new QueryRefusedException(400, "Only single fields can be ordered by.", "$orderby");
            }

            yield return (field, clause.Direction == OrderByDirection.Descending);
        }
    }

    private static int? Whole(IReadOnlyDictionary<string, string> options, string name)
    {
        if (!options.TryGetValue(name, out var text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new QueryRefusedException(400, $"{name} must be a whole number of 0 or more.", name);
    }

    private static bool Flag(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => throw new QueryRefusedException(400, "$count must be true or false.", "$count"),
    };
}
