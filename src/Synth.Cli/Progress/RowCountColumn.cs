using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Synth.Cli.Progress;

/// <summary>How many rows, or steps, are done out of how many.</summary>
internal sealed class RowCountColumn : ProgressColumn
{
    /// <summary>The tag of a bar that counts rows rather than steps.</summary>
    public static readonly object CountsRows = new();

    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.IsIndeterminate ? "" : string.Create(CultureInfo.InvariantCulture, $"{task.Value:N0}/{task.MaxValue:N0}"))
            .RightJustified();
}
