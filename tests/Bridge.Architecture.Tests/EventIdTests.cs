using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Bridge.Architecture.Tests;

/// <summary>A log event is found by its number: no number stands for two events.</summary>
public class EventIdTests
{
    [Fact]
    public void Event_ids_are_unique_over_the_whole_product() =>
        Findings.None(Doubled(Product.Assemblies.SelectMany(assembly => assembly.GetTypes())));

    [Fact]
    public void The_check_finds_the_events_of_the_product() =>
        Assert.NotEmpty(Product.Host.GetTypes().SelectMany(Events));

    [Fact]
    public void The_check_sees_a_planted_offender() =>
        Assert.Equal(["9901: FirstLog.Write, SecondLog.Write"], Doubled(typeof(EventIdTests).Assembly.GetTypes()));

    private static IEnumerable<string> Doubled(IEnumerable<Type> types) =>
        types.SelectMany(Events).GroupBy(one => one.Id, one => one.Method).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group)}");

    private static IEnumerable<(int Id, string Method)> Events(Type type) =>
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        let log = method.GetCustomAttribute<LoggerMessageAttribute>()
        where log is not null
        select (log.EventId, $"{type.Name}.{method.Name}");
}
