using System.CommandLine;
using Bridge.Core.Connectors;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Routes;

namespace Bridge.Host.Cli;

/// <summary>The words by which verbs choose routes and accept surprises.</summary>
internal static class RouteWords
{
    /// <summary>Makes the argument that names a route.</summary>
    /// <returns>The argument.</returns>
    public static Argument<string?> Argument() => new("route")
    {
        Description = "Name of a route; all routes when it is left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Makes the option that accepts surprises.</summary>
    /// <returns>The option.</returns>
    public static Option<string[]> Accept() => new("--accept")
    {
        Description = $"Say yes to a surprise that stopped a run: {string.Join(", ", Surprises.All)}.",
        HelpName = "WORD",
    };

    /// <summary>Reads accepted words.</summary>
    /// <param name="words">The words.</param>
    /// <returns>The words as a set.</returns>
    /// <exception cref="UsageException">A word is not known.</exception>
    public static IReadOnlySet<string> Read(string[]? words)
    {
        foreach (var word in words ?? [])
        {
            if (!Surprises.All.Contains(word))
            {
                throw new UsageException($"--accept {word}: there is no such surprise. Allowed: {string.Join(", ", Surprises.All)}.");
            }
        }

        return new HashSet<string>(words ?? [], StringComparer.Ordinal);
    }

    /// <summary>Says of a failure which route it stopped, and between which connections.</summary>
    /// <param name="route">The route.</param>
    /// <param name="failure">What a connector threw.</param>
    /// <returns>The error to throw in its place.</returns>
    public static ConnectorException Stopped(RouteSettings route, ConnectorException failure) => new(
        failure.Kind, $"Route {route.Name}, {route.From} -> {(route.IsKept ? "the hub" : route.To)}: {failure.Problem}", failure.Remedy, failure)
    {
        RetryAt = failure.RetryAt,
        Surprise = failure.Surprise,
    };

    /// <summary>Chooses routes.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="name">Name of one; null for all.</param>
    /// <returns>The routes, each after those it waits for.</returns>
    /// <exception cref="UsageException">There is no such route.</exception>
    public static IReadOnlyList<RouteSettings> Choose(BridgeSettings settings, string? name)
    {
        if (name is null)
        {
            return settings.Routes;
        }

        return settings.Routes.FirstOrDefault(route => route.Name == name) is { } chosen
            ? [chosen]
            : throw new UsageException(
                $"There is no route '{name}' in {settings.File}. Routes: {string.Join(", ", settings.Routes.Select(route => route.Name))}.");
    }
}
