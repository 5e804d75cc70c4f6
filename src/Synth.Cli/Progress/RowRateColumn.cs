using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Synth.Cli.Progress;

/// <summary>Rows per second; empty for steps.</summary>
internal sealed class RowRateColumn : ProgressColumn
{
    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.Tag == RowCountColumn.CountsRows && task.Speed is { } rate
            ? string.Create(CultureInfo.InvariantCulture, $"{rate:N0} rows/s")
            : "").RightJustified();
}
