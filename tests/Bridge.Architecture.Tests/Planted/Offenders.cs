using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Microsoft.Extensions.Logging;

// Types that break the house's rules on purpose: each check is tried against one of them, so that it is known to be able to fail.
namespace Bridge.Architecture.Tests.Planted.Alpha
{
    internal sealed class NosyConnector
    {
        public static List<Beta.NeighbourClient[]> Borrowed() => [];
    }

    internal sealed class LonelySource : ISource<Member>
    {
        public IAsyncEnumerable<Page<Member>> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<Page<Member>>();
    }
}

namespace Bridge.Architecture.Tests.Planted.Beta
{
    public sealed class NeighbourClient;
}

namespace Bridge.Architecture.Tests.Planted
{
    internal static class Remembering
    {
        public static readonly Dictionary<string, string> Cache = [];

        public static int Count { get; set; }
    }

    internal static partial class FirstLog
    {
        [LoggerMessage(9901, LogLevel.Debug, "One.")]
        public static partial void Write(ILogger logger);
    }

    internal static partial class SecondLog
    {
        [LoggerMessage(9901, LogLevel.Debug, "Another.")]
        public static partial void Write(ILogger logger);
    }
}
