using Bridge.Sandbox.Reso.Data.Fields;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;

namespace Bridge.Sandbox.Reso.Data;

/// <summary>Describes the served resources as an OData model: what <c>$metadata</c> says is what filters know.</summary>
/// <remarks>Source: RESO Web API Core 2.0.0, 2.4 (types) and 2.4.9 (enumerations, LookupName annotation).</remarks>
internal sealed class ModelBuilder(ResoEnumStyle style, string lookupTerm)
{
    public const string Namespace = "org.reso.metadata";

    private readonly EdmModel _model = new();
    private readonly Dictionary<string, EdmEnumType> _enums = new(StringComparer.Ordinal);
    private readonly EdmTerm _term = new(
        lookupTerm[..lookupTerm.LastIndexOf('.')], lookupTerm[(lookupTerm.LastIndexOf('.') + 1)..],
        EdmCoreModel.Instance.GetString(true));

    public IEdmModel Build(IEnumerable<Resource> resources)
    {
        var container = new EdmEntityContainer(Namespace, "Default");
        var types = new Dictionary<string, (EdmEntityType Type, EdmEntitySet Set)>(StringComparer.Ordinal);
        var all = resources.ToList();
        foreach (var resource in all)
        {
            var type = new EdmEntityType(Namespace, resource.Name);
            foreach (var field in resource.Fields)
            {
                AddProperty(type, field);
            }

            _model.AddElement(type);
            types[resource.Name] = (type, container.AddEntitySet(resource.Name, type));
        }

        foreach (var resource in all)
        {
            if (resource.Link is { } link && types.TryGetValue(link.Target.Name, out var target))
            {
                var navigation = types[resource.Name].Type.AddUnidirectionalNavigation(new EdmNavigationPropertyInfo
                {
                    Name = link.Name,
                    Target = target.Type,
                    TargetMultiplicity = EdmMultiplicity.ZeroOrOne,
                });
                types[resource.Name].Set.AddNavigationTarget(navigation, target.Set);
            }
        }

        _model.AddElement(container);
        return _model;
    }

    private void AddProperty(EdmEntityType type, Field field)
    {
        var property = type.AddStructuralProperty(field.Name, TypeOf(field));
        if (field.IsKey)
        {
            type.AddKeys(property);
        }

        if (field.Lookup is { } list && style == ResoEnumStyle.HumanText)
        {
            var note = new EdmVocabularyAnnotation(property, _term, new EdmStringConstant(list.Name));
            note.SetSerializationLocation(_model, EdmVocabularyAnnotationSerializationLocation.Inline);
            _model.AddVocabularyAnnotation(note);
        }
    }

    private IEdmTypeReference TypeOf(Field field)
    {
        var core = EdmCoreModel.Instance;
        return field.Kind switch
        {
            FieldKind.Number => core.GetInt64(!field.IsKey),
            FieldKind.Flag => core.GetBoolean(true),
            FieldKind.Date => core.GetDate(true),
            FieldKind.Instant => new EdmTemporalTypeReference(
                core.GetPrimitiveType(EdmPrimitiveTypeKind.DateTimeOffset), true, precision: 7),
            FieldKind.Choice => Choice(field),
            FieldKind.Choices when style == ResoEnumStyle.Flags => Choice(field),
            FieldKind.Choices => new EdmCollectionTypeReference(new EdmCollectionType(Choice(field, nullable: false))),
            _ => core.GetString(isUnbounded: false, field.MaxLength, isUnicode: null, isNullable: !field.IsKey),
        };
    }

    private IEdmTypeReference Choice(Field field, bool nullable = true)
    {
        if (style == ResoEnumStyle.HumanText || field.Lookup is not { } list)
        {
            return EdmCoreModel.Instance.GetString(nullable);
        }

        if (!_enums.TryGetValue(list.Name, out var type))
        {
            var isFlags = style == ResoEnumStyle.Flags && field.Kind == FieldKind.Choices;
            type = new EdmEnumType(Namespace, list.Name, isFlags);
            foreach (var (index, name) in list.Names.Index())
            {
                type.AddMember(name, new EdmEnumMemberValue(isFlags ? 1L << index : index));
            }

            _model.AddElement(type);
            _enums[list.Name] = type;
        }

        return new EdmEnumTypeReference(type, nullable);
    }
}
