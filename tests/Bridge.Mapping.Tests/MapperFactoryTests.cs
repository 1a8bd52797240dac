using AutoMapper;

namespace Bridge.Mapping.Tests;

public class MapperFactoryTests
{
    [Fact]
    public void A_mapper_without_a_licence_key_maps() =>
        Assert.Equal("5", MapperFactory.Create([new Whole()], null).Map<To>(new From(5)).Value);

    [Fact]
    public void No_map_leaves_a_member_undecided()
    {
        var profiles = typeof(MapperFactory).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Profile))).ToList();

        Assert.NotEmpty(profiles);
        Assert.All(profiles, profile => Check((Profile)Activator.CreateInstance(profile)!));
    }

    [Fact]
    public void A_member_that_is_left_undecided_is_found() => Assert.Throws<AutoMapperConfigurationException>(() => Check(new Torn()));

    private static void Check(Profile profile) => MapperFactory.Create([profile], null).ConfigurationProvider.AssertConfigurationIsValid();

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
