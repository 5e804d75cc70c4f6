using Xunit;

namespace Synth.Connectors.Tests;

public sealed class TargetContentsTests
{
    private static readonly RunMarker Marker = new("run", 1, DateTimeOffset.UnixEpoch, "0.1.0");

    [Fact]
    public void An_empty_target_is_free() => Assert.True(new TargetContents(0, null, false).IsFree);

    [Fact]
    public void What_an_unfinished_run_of_ours_left_is_free() => Assert.True(new TargetContents(3, Marker, true).IsFree);

    [Fact]
    public void Foreign_tables_and_published_runs_are_not()
    {
        Assert.False(new TargetContents(1, null, false).IsFree);
        Assert.False(new TargetContents(1, null, true).IsFree);
        Assert.False(new TargetContents(3, Marker, false).IsFree);
    }
}
