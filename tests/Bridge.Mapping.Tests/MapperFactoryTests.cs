using AutoMapper;

namespace Bridge.Mapping.Tests;

public class MapperFactoryTests
{
    [Fact]
    public void A_mapper_without_a_licence_key_maps() =>
        Assert.Equal("5", MapperFactory.Create([new Whole()], null).Map<To>(new From(5)).Value);

    [Fact]
    public void A_map_that_leaves_a_member_undecided_is_refused() =>
        Assert.Throws<AutoMapperConfigurationException>(() => MapperFactory.Create([new Torn()], null));

    private sealed record From(int Value);

    private sealed class To
    {
        public string? Value { get; set; }
    }

    private sealed class More
    {
        public string? Other { get; set; }
    }

    private sealed class Whole : Profile
    {
        public Whole() => CreateMap<From, To>();
    }

    private sealed class Torn : Profile
    {
        public Torn() => CreateMap<From, More>();
    }
}
