using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Bridge.Host.Rehearsals;

/// <summary>Marks a call of the bridge to itself: whoever counts calls leaves it out. No call that comes in by the host's port carries it.</summary>
internal sealed class Rehearsed
{
    private Rehearsed()
    {
    }

    /// <summary>Tells whether a call is one.</summary>
    /// <param name="context">The call.</param>
    /// <returns>True when the bridge made it.</returns>
    public static bool Is(HttpContext context) => context.Features.Get<Rehearsed>() is not null;

    /// <summary>The host's pipeline, with a mark on each call.</summary>
    /// <typeparam name="TContext">What the pipeline keeps of a call.</typeparam>
    /// <param name="pipeline">The pipeline.</param>
    internal sealed class Pipeline<TContext>(IHttpApplication<TContext> pipeline) : IHttpApplication<TContext>
        where TContext : notnull
    {
        /// <inheritdoc />
        public TContext CreateContext(IFeatureCollection contextFeatures)
        {
            contextFeatures.Set(new Rehearsed());
            return pipeline.CreateContext(contextFeatures);
        }

        /// <inheritdoc />
        public Task ProcessRequestAsync(TContext context) => pipeline.ProcessRequestAsync(context);

        /// <inheritdoc />
        public void DisposeContext(TContext context, Exception? exception) => pipeline.DisposeContext(context, exception);
    }
}
