using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Loader;
using Bridge.Core.Scrubbing;

namespace Bridge.Scrub.Bench;

/// <summary>The scrubber of one build of Bridge.Core.</summary>
internal static class Scrubber
{
    /// <summary>Opens another build beside this one, so that both are measured in one run.</summary>
    /// <param name="path">Its Bridge.Core.dll; null for this build.</param>
    /// <returns>What scrubs a text.</returns>
    public static Func<string, string> Open(string? path)
    {
        if (path is null)
        {
            return text => CardScrubber.Scrub(text).Text;
        }

        var assembly = new AssemblyLoadContext("other").LoadFromAssemblyPath(Path.GetFullPath(path));
        var scrub = assembly.GetType(typeof(CardScrubber).FullName!, throwOnError: true)!.GetMethod(nameof(CardScrubber.Scrub), BindingFlags.Public | BindingFlags.Static)!;
        var text = Expression.Parameter(typeof(string));
        return Expression.Lambda<Func<string, string>>(Expression.Property(Expression.Call(scrub, text), nameof(ScrubResult.Text)), text).Compile();
    }
}
