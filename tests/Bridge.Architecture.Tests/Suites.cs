using System.Reflection;
using System.Text.RegularExpressions;
using Bridge.Connectors.Tests.Zendesk;
using Bridge.Host.Tests.Features.Standings;

namespace Bridge.Architecture.Tests;

/// <summary>
/// The conformance suites there are, found by the class they test: class <c>ZendeskUserSink</c> has the suite
/// <c>ZendeskUserSinkConformance</c>, the generic <c>ResoSource</c> has suites with the words of its name in that order.
/// </summary>
internal static class Suites
{
    private static readonly Type[] _all =
        [.. new[] { typeof(ZendeskUserSinkConformance), typeof(KnownMembersConformance) }.SelectMany(one => one.Assembly.GetTypes()).Where(type => !type.IsAbstract)];

    /// <summary>Finds the suites of a class.</summary>
    /// <param name="name">Name of the class.</param>
    /// <param name="contract">The suite of the kit that they derive.</param>
    /// <returns>The suites.</returns>
    public static IReadOnlyList<Type> Of(string name, Type contract)
    {
        var words = new Regex($"^{string.Join(@"\w*", Regex.Matches(name, "[A-Z][a-z]+").Select(word => word.Value))}\\w*Conformance$");
        return [.. _all.Where(type => type.IsAssignableTo(contract) && words.IsMatch(type.Name))];
    }

    /// <summary>Reads what a suite declares about its class.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="name">Name of the declaration, a protected property of the kit.</param>
    /// <returns>True when it declares so.</returns>
    public static bool Declares(Type suite, string name)
    {
        var instance = Activator.CreateInstance(suite);
        var property = suite.GetProperty(name, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);
        (instance as IDisposable)?.Dispose();
        return property?.GetValue(instance) is true;
    }
}
