using Synth.Engine;
using Synth.Modeling;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>What has to be true of every finished run.</summary>
internal static class CloneAssert
{
    /// <summary>Every promise is kept, every table has the rows that it should have, and the target agrees.</summary>
    public static async Task CompleteAsync(RunResult result, ScratchDatabase target, double scale = 1)
    {
        Assert.Empty(result.Certificate.Broken);
        Assert.NotEmpty(result.Certificate.Checks);
        Assert.All(result.Tables, table => Assert.Equal((table.Table, ExpectedRows(table, scale)), (table.Table, table.SyntheticRows)));
        Assert.Equal(result.Tables.Select(table => table.SyntheticRows).Order(), (await target.RowCountsAsync()).Order());
    }

    private static long ExpectedRows(TableResult table, double scale) => table.Mode switch
    {
        TableMode.Copy or TableMode.Empty => table.SourceRows,
        _ => Math.Max(1, (long)Math.Round(table.SourceRows * scale, MidpointRounding.AwayFromZero)),
    };
}
