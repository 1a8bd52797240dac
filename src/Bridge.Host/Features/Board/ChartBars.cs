using System.Globalization;
using Bridge.Host.Pages;

namespace Bridge.Host.Features.Board;

/// <summary>Draws the bars of a chart, each in the middle of its step.</summary>
internal static class ChartBars
{
    /// <summary>Width of a chart in its own units.</summary>
    public const double Width = 1000;

    /// <summary>Height of a chart in its own units.</summary>
    public const double Height = 220;

    // The one day of a one-day chart would else be a wall from edge to edge.
    private const double Widest = 120;
    private const double Filled = 0.75;

    /// <summary>Draws a bar.</summary>
    /// <param name="kind">Its class, which colours it.</param>
    /// <param name="index">Place of its step.</param>
    /// <param name="count">How many steps there are, at least 1.</param>
    /// <param name="value">Its value; null is drawn as none.</param>
    /// <param name="most">The value of a bar as high as the chart.</param>
    /// <returns>SVG.</returns>
    public static Markup Draw(string kind, int index, int count, double? value, double most)
    {
        var (width, height) = (Math.Min(Width / count * Filled, Widest), (value ?? 0) / most * Height);
        return new Markup(string.Create(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{kind}\" x=\"{((index + 0.5) * Width / count) - (width / 2):0.##}\" y=\"{Height - height:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\"/>"));
    }
}
