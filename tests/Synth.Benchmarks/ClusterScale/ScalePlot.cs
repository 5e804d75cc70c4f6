using System.Globalization;
using System.Text;

namespace Synth.Benchmarks.ClusterScale;

/// <summary>Hours over workers, both on logarithmic axes, as an SVG.</summary>
internal static class ScalePlot
{
    private const int Width = 640;
    private const int Height = 380;
    private const int Left = 60;
    private const int Bottom = 330;
    private const int Top = 30;
    private const int Right = 610;

    private static readonly string[] Colors = ["#b3402a", "#1f6f8b"];

    /// <summary>Draws a line for each target.</summary>
    public static string Draw(IReadOnlyList<ScaleResult> results)
    {
        var (most, least) = (results.Max(result => result.Hours), results.Min(result => result.Hours));
        var (firstDecade, lastDecade) = (Math.Floor(Math.Log10(least)), Math.Ceiling(Math.Log10(most)));
        var text = new StringBuilder();
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" font-size=\"12\">");
        Line($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        for (var decade = firstDecade; decade <= lastDecade; decade++)
        {
            var y = Y(Math.Pow(10, decade));
            Line($"<path d=\"M{Left} {y:0.0}H{Right}\" stroke=\"#ddd\"/>");
            Line($"<text x=\"{Left - 8}\" y=\"{y + 4:0.0}\" text-anchor=\"end\">{Math.Pow(10, decade):0.##} h</text>");
        }

        foreach (var workers in results.Select(result => result.Workers).Distinct())
        {
            Line($"<text x=\"{X(workers):0.0}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{workers}</text>");
        }

        Line($"<text x=\"{(Left + Right) / 2}\" y=\"{Bottom + 38}\" text-anchor=\"middle\">workers</text>");
        foreach (var (i, target) in results.GroupBy(result => result.TargetRate).Index())
        {
            var points = string.Join(' ', target.Select(result => string.Create(
                CultureInfo.InvariantCulture, $"{X(result.Workers):0.0},{Y(result.Hours):0.0}")));
            Line($"<polyline points=\"{points}\" fill=\"none\" stroke=\"{Colors[i % Colors.Length]}\" stroke-width=\"2\"/>");
            Line($"<text x=\"{Right - 4}\" y=\"{Y(target.Last().Hours) - 8:0.0}\" text-anchor=\"end\"");
            Line($" fill=\"{Colors[i % Colors.Length]}\">target takes {target.Key / 1e6:0.00} M rows/s</text>");
        }

        Line($"</svg>");
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        double X(double workers) => Left + (Math.Log10(workers) / Math.Log10(results.Max(result => result.Workers)) * (Right - Left));

        double Y(double hours) => Bottom - ((Math.Log10(hours) - firstDecade) / (lastDecade - firstDecade) * (Bottom - Top));
    }
}
